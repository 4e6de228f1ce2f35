import type { ParticipantRecord, SourceRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { anchorOfParticipant } from '../words/anchors.js';
import { Citations } from './citations.js';
import { FuzzyDay } from '../words/dates.js';
import { Party } from './parties.js';
import type { Referred } from '../words/referred.js';
import { Custody, Standing } from './standing.js';
import { Told } from '../words/told.js';

interface ParticipantsProps {
  readonly participants: readonly ParticipantRecord[];
  readonly sources: readonly SourceRecord[];
  readonly referred: Referred;
  readonly titles: ReadonlyMap<string, string>;
  readonly text: RecordMessages;
}

/** Who takes part in a case, as what, and where each defendant stands. */
export function Participants({ participants, sources, referred, titles, text }: ParticipantsProps) {
  if (participants.length === 0) return null;
  return (
    <section>
      <h2>{text.people}</h2>
      <ul>
        {participants.map(({ id, party, role, period, note, standing, custody, citations }) => (
          <li key={id} id={anchorOfParticipant(id)}>
            <Party id={party} referred={referred} />, {text.word(role).toLowerCase()}
            {period && ', '}
            {period && <FuzzyDay date={period} text={text} />}
            {standing && '. '}
            {standing && <Standing standing={standing} text={text} titles={titles} />}
            {custody && '. '}
            {custody && <Custody custody={custody} text={text} titles={titles} />}. {note && <Told text={note} />}
            <Citations citations={citations} sources={sources} referred={referred} text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}
