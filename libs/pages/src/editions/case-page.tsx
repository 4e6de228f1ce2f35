import type { CaseDocument, EventFates } from '@app/citing';
import { chargeName, Charges } from './charges.js';
import { Citations } from './citations.js';
import { EditionDocument, type EditionPageProps } from './edition-document.js';
import { Participants } from './participants.js';
import { Referred } from './referred.js';
import { Sources } from './sources.js';
import { Standing } from './standing.js';
import { Timeline } from './timeline.js';
import { Fact, FuzzyDay, Paragraphs, Told } from './told.js';

interface CasePageProps extends EditionPageProps {
  readonly document: CaseDocument;
  readonly fates: EventFates;
}

/** An edition of a case: where it stands, what it is about, what happened, and on whose word. */
export function CasePage({ document, fates, ...props }: CasePageProps) {
  const text = props.messages.record;
  const { case: matter, charges, participants, timeline, sources, statutes, otherCases, related } = document;
  const referred = new Referred(document);
  const titles = new Map(timeline.map(({ id, title }) => [id, title]));
  const names = new Map(charges.map((charge) => [charge.id, chargeName(charge, statutes, text)]));
  const newest = `/cases/${matter.id}`;
  return (
    <EditionDocument
      {...props}
      title={matter.title}
      description={text.describeCase(text.word(matter.standing.status), text.country(matter.country))}
      newest={newest}
      difference={`${newest}/changes?from=${document.edition.seq}&to=${props.view.latest}`}
    >
      <p class="lead">
        <Standing standing={matter.standing} text={text} titles={titles} />
      </p>
      <Paragraphs text={matter.summary} />
      <dl class="facts">
        <Fact name={text.kind}>{text.word(matter.kind)}</Fact>
        <Fact name={text.countryOf}>{text.country(matter.country)}</Fact>
        <Fact name={text.opened}>{matter.opened && <FuzzyDay date={matter.opened} text={text} />}</Fact>
        <Fact name={text.closed}>{matter.closed && <FuzzyDay date={matter.closed} text={text} />}</Fact>
        <Fact name={text.fileNumbers}>
          {matter.fileNumbers.length > 0 && <Told text={text.list(matter.fileNumbers.map(({ value }) => value))} />}
        </Fact>
        <Fact name={text.rights}>{matter.rights.length > 0 && text.list(matter.rights)}</Fact>
        <Fact name={text.sources}>
          {matter.citations.length > 0 && (
            <Citations citations={matter.citations} sources={sources} referred={referred} text={text} />
          )}
        </Fact>
      </dl>
      <Participants participants={participants} {...{ sources, referred, titles, text }} />
      <Charges charges={charges} {...{ statutes, sources, referred, titles, text }} />
      <Timeline
        events={timeline}
        charges={names}
        permalink={props.view.permalink}
        {...{ fates, newest, sources, referred, text }}
      />
      {related.length > 0 && (
        <section>
          <h2>{text.related}</h2>
          <ul>
            {related.map(({ id, kind, note, case: other, citations }) => {
              const found = otherCases.find((one) => one.id === other);
              return (
                found && (
                  <li key={id}>
                    {text.word(kind)}:{' '}
                    <a href={`/cases/${found.id}`}>
                      <Told text={found.title} />
                    </a>
                    . {note && <Told text={note} />}
                    <Citations {...{ citations, sources, referred, text }} />
                  </li>
                )
              );
            })}
          </ul>
        </section>
      )}
      <Sources document={document} text={text} />
    </EditionDocument>
  );
}
