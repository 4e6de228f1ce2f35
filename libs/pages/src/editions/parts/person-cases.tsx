import type { PersonDocument } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { Custody, Standing } from './standing.js';
import { Told } from '../words/told.js';

interface PersonCasesProps {
  readonly document: PersonDocument;
  /** The titles of the events of the page, by their IDs. */
  readonly titles: ReadonlyMap<string, string>;
  readonly text: RecordMessages;
}

/** The cases of a person: as what they take part, and where they stand. All else of a case is on the page of its edition. */
export function PersonCases({ document: { person, cases, casesLeftOut }, titles, text }: PersonCasesProps) {
  if (cases.length === 0 && casesLeftOut === 0) return null;
  return (
    <section>
      <h2>{text.cases}</h2>
      {cases.length > 0 && (
        <ul>
          {cases.map(({ id, title, edition, participants, standing }) => {
            const own = participants.filter(({ party }) => party === person.id);
            const roles = own.map(({ role }) => text.word(role));
            const stands = own.find((part) => part.standing)?.standing ?? null;
            const custody = own.find((part) => part.custody)?.custody ?? null;
            return (
              <li key={id}>
                <a href={`/cases/${id}`}>
                  <Told text={title} />
                </a>
                {roles.length > 0 && ` (${text.list(roles).toLowerCase()})`}:{' '}
                {/* Where the person stands; where the case does may be another's. */}
                {!stands && `${text.theCaseIs} `}
                <Standing standing={stands ?? standing} text={text} titles={titles} />
                {custody && '. '}
                {custody && <Custody custody={custody} text={text} titles={titles} />}.{' '}
                <a href={`/cases/${id}@${edition}`}>{text.caseEdition(edition)}</a>
              </li>
            );
          })}
        </ul>
      )}
      {casesLeftOut > 0 && <p>{text.casesLeftOut(casesLeftOut)}</p>}
    </section>
  );
}
