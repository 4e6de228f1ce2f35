import type { RecordMessages } from '../../messages/record-messages.js';
import type { Statutes } from '../words/charge-name.js';
import { FuzzyDay, Sentence } from '../words/dates.js';
import { Outside, Told } from '../words/told.js';

interface LawsProps {
  readonly statutes: Statutes;
  readonly text: RecordMessages;
}

/** The laws that charges refer to: of which country, from when, and where they can be read. */
export function Laws({ statutes, text }: LawsProps) {
  if (statutes.length === 0) return null;
  return (
    <section>
      <h2>{text.laws}</h2>
      <ul>
        {statutes.map(({ id, title, country, adopted, inForce, uri }) => (
          <li key={id}>
            <Told text={title} />, {text.country(country)}
            {adopted && ', '}
            {adopted && <Sentence of={text.adopted} parts={[<FuzzyDay date={adopted} text={text} />]} />}
            {inForce && ' '}
            {inForce && <Sentence of={text.inForce} parts={[<FuzzyDay date={inForce} text={text} />]} />}.{' '}
            {uri && <Outside url={uri} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
