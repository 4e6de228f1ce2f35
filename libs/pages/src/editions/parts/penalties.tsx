import type { EventRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { FuzzyDay, Sentence } from '../words/dates.js';
import { Party } from './parties.js';
import type { Referred } from '../words/referred.js';
import { Listed, Told } from '../words/told.js';

interface PenaltiesProps {
  readonly penalties: EventRecord['penalties'];
  readonly referred: Referred;
  readonly text: RecordMessages;
}

/** Penalties in words, each after the name of whom it was imposed on. */
export function Penalties({ penalties, referred, text }: PenaltiesProps) {
  return (
    <>
      {penalties.map(({ kind, person, term, suspended, amount, currency, description, starts, ends }, place) => (
        <span key={place}>
          {place > 0 && '; '}
          {person && <Party id={person} referred={referred} />}
          {person && ': '}
          <Listed
            items={[
              <span>{text.word(kind)}</span>,
              ...(term ? [<span>{text.duration(term)}</span>] : []),
              ...(suspended ? [<span>{text.suspended}</span>] : []),
              ...(amount ? [`${amount} ${currency ?? ''}`.trim()] : []),
              ...(starts ? [<Sentence of={text.from} parts={[<FuzzyDay date={starts} text={text} />]} />] : []),
              ...(ends ? [<Sentence of={text.until} parts={[<FuzzyDay date={ends} text={text} />]} />] : []),
            ]}
          />
          {description && ': '}
          {description && <Told text={description} />}
        </span>
      ))}
    </>
  );
}

interface RestraintProps {
  readonly restraint: NonNullable<EventRecord['restraint']>;
  readonly text: RecordMessages;
}

/** A measure that was ordered, until when, and on what conditions. */
export function Restraint({ restraint: { kind, until, conditions }, text }: RestraintProps) {
  return (
    <>
      {text.word(kind)}
      {until && ', '}
      {until && <Sentence of={text.until} parts={[<FuzzyDay date={until} text={text} />]} />}
      {conditions && ', '}
      {conditions && <Told text={conditions} />}
    </>
  );
}
