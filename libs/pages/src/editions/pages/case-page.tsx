import type { CaseDocument, EventFates } from '@app/citing';
import { chargeName } from '../words/charge-name.js';
import { Charges } from '../parts/charges.js';
import { Citations } from '../parts/citations.js';
import { FuzzyDay } from '../words/dates.js';
import { EditionDocument, type EditionPageProps } from './edition-document.js';
import { Fact, Facts } from '../parts/facts.js';
import { Named } from '../words/named.js';
import { Participants } from '../parts/participants.js';
import { Party } from '../parts/parties.js';
import { Referred } from '../words/referred.js';
import { RelatedCases } from '../parts/related-cases.js';
import { Sources } from '../parts/sources.js';
import { Standing } from '../parts/standing.js';
import { Laws } from '../parts/statutes.js';
import { Timeline } from '../parts/timeline.js';
import { Listed, Paragraphs, Told } from '../words/told.js';

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
      <Facts>
        <Fact name={text.kind}>{text.word(matter.kind)}</Fact>
        <Fact name={text.countryOf}>{text.country(matter.country)}</Fact>
        <Fact name={text.opened}>{matter.opened && <FuzzyDay date={matter.opened} text={text} />}</Fact>
        <Fact name={text.closed}>{matter.closed && <FuzzyDay date={matter.closed} text={text} />}</Fact>
        <Fact name={text.fileNumbers}>
          {matter.fileNumbers.length > 0 && (
            <Listed
              items={matter.fileNumbers.map(({ value, authority }) => (
                <>
                  <Told text={value} />
                  {authority && ' ('}
                  {authority && <Party id={authority} referred={referred} />}
                  {authority && ')'}
                </>
              ))}
            />
          )}
        </Fact>
        <Fact name={text.rights}>{matter.rights.length > 0 && <Listed items={matter.rights} />}</Fact>
        <Fact name={text.sources}>
          {matter.citations.length > 0 && (
            <Citations citations={matter.citations} sources={sources} referred={referred} text={text} />
          )}
        </Fact>
      </Facts>
      <Participants participants={participants} {...{ sources, referred, titles, text }} />
      <Charges charges={charges} {...{ statutes, sources, referred, titles, text }} />
      <Timeline
        events={timeline}
        charges={names}
        permalink={props.view.permalink}
        {...{ fates, newest, titles, sources, referred, text }}
      />
      <RelatedCases related={related} {...{ otherCases, sources, referred, text }} />
      <Laws statutes={statutes} text={text} />
      <Named document={document} text={text} />
      <Sources document={document} text={text} />
    </EditionDocument>
  );
}
