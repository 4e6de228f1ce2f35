import type { EventFates, PersonDocument } from '@app/citing';
import { chargeName } from './charges.js';
import { Citations } from './citations.js';
import { EditionDocument, type EditionPageProps } from './edition-document.js';
import { Referred } from './referred.js';
import { Sources } from './sources.js';
import { Standing } from './standing.js';
import { Timeline } from './timeline.js';
import { Fact, FuzzyDay, Paragraphs, Told } from './told.js';

interface PersonPageProps extends EditionPageProps {
  readonly document: PersonDocument;
  readonly fates: EventFates;
}

/** An edition of a person: who they are, their cases, and the events of all of them in one line. */
export function PersonPage({ document, fates, ...props }: PersonPageProps) {
  const text = props.messages.record;
  const { person, cases, timeline, sources, statutes } = document;
  const referred = new Referred({ ...document, persons: [...document.persons, person] });
  const titles = new Map(timeline.map(({ id, title }) => [id, title]));
  const names = new Map(
    cases.flatMap(({ charges }) => charges.map((charge) => [charge.id, chargeName(charge, statutes, text)])),
  );
  const matters = new Map(cases.map((one) => [one.id, one]));
  const newest = `/people/${person.id}`;
  return (
    <EditionDocument
      {...props}
      title={person.name}
      description={text.describePerson(person.name)}
      newest={newest}
      difference={null}
    >
      <Paragraphs text={person.summary} />
      <dl class="facts">
        <Fact name={text.names}>
          {person.names.map(({ text: name, language, kind }, place) => (
            <span key={name}>
              {place > 0 && ', '}
              <Told text={name} language={language} /> ({text.word(kind).toLowerCase()})
            </span>
          ))}
        </Fact>
        <Fact name={text.born}>{person.born && <FuzzyDay date={person.born} text={text} />}</Fact>
        <Fact name={text.died}>{person.died && <FuzzyDay date={person.died} text={text} />}</Fact>
        <Fact name={text.gender}>{person.gender && text.word(person.gender)}</Fact>
        <Fact name={text.nationalities}>
          {person.nationalities.length > 0 && text.list(person.nationalities.map((code) => text.country(code)))}
        </Fact>
        <Fact name={text.occupations}>
          {person.occupations.length > 0 && <Told text={text.list(person.occupations)} />}
        </Fact>
        <Fact name={text.sources}>
          {person.citations.length > 0 && (
            <Citations citations={person.citations} sources={sources} referred={referred} text={text} />
          )}
        </Fact>
      </dl>
      <section>
        <h2>{text.cases}</h2>
        <ul>
          {cases.map((one) => {
            const own = one.participants.filter(({ party }) => party === person.id);
            const roles = own.map(({ role }) => text.word(role));
            const standing = own.find((part) => part.standing)?.standing ?? null;
            return (
              <li key={one.id}>
                <a href={`/cases/${one.id}`}>
                  <Told text={one.title} />
                </a>
                {roles.length > 0 && ` (${text.list(roles).toLowerCase()})`}:{' '}
                {/* Where the person stands; where the case does may be another's. */}
                {!standing && `${text.theCaseIs} `}
                <Standing standing={standing ?? one.standing} text={text} titles={titles} />
              </li>
            );
          })}
        </ul>
        {document.casesLeftOut > 0 && <p>{text.casesLeftOut(document.casesLeftOut)}</p>}
      </section>
      <Timeline
        events={timeline}
        charges={names}
        permalink={props.view.permalink}
        caseOf={(event) => ('case' in event ? (matters.get(String(event.case)) ?? null) : null)}
        {...{ fates, newest, sources, referred, text }}
      />
      <Sources document={document} text={text} />
    </EditionDocument>
  );
}
