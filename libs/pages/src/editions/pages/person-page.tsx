import type { EventFates, PersonDocument } from '@app/citing';
import { chargeName } from '../words/charge-name.js';
import { Citations } from '../parts/citations.js';
import { FuzzyDay } from '../words/dates.js';
import { EditionDocument, type EditionPageProps } from './edition-document.js';
import { Fact, Facts } from '../parts/facts.js';
import { Named, Names } from '../words/named.js';
import { PersonCases } from '../parts/person-cases.js';
import { Referred } from '../words/referred.js';
import { Sources } from '../parts/sources.js';
import { Laws } from '../parts/statutes.js';
import { Timeline } from '../parts/timeline.js';
import { Listed, Paragraphs } from '../words/told.js';

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
      <Facts>
        <Fact name={text.names}>{person.names.length > 0 && <Names names={person.names} text={text} />}</Fact>
        <Fact name={text.born}>{person.born && <FuzzyDay date={person.born} text={text} />}</Fact>
        <Fact name={text.died}>{person.died && <FuzzyDay date={person.died} text={text} />}</Fact>
        <Fact name={text.gender}>{person.gender && text.word(person.gender)}</Fact>
        <Fact name={text.nationalities}>
          {person.nationalities.length > 0 && <Listed items={person.nationalities.map((code) => text.country(code))} />}
        </Fact>
        <Fact name={text.occupations}>{person.occupations.length > 0 && <Listed items={person.occupations} />}</Fact>
        <Fact name={text.sources}>
          {person.citations.length > 0 && (
            <Citations citations={person.citations} sources={sources} referred={referred} text={text} />
          )}
        </Fact>
      </Facts>
      <PersonCases document={document} titles={titles} text={text} />
      <Timeline
        events={timeline}
        charges={names}
        permalink={props.view.permalink}
        caseOf={(event) => ('case' in event ? (matters.get(String(event.case)) ?? null) : null)}
        {...{ fates, newest, titles, sources, referred, text }}
      />
      <Laws statutes={statutes} text={text} />
      <Named document={{ ...document, persons: document.persons.filter(({ id }) => id !== person.id) }} text={text} />
      <Sources document={document} text={text} />
    </EditionDocument>
  );
}
