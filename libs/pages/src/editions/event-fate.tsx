import { anchorOfId, type EventFate } from '@app/citing';
import type { RecordMessages } from '../messages/record-messages.js';
import { FuzzyDay, Told } from './told.js';

interface EventFateProps {
  readonly fate: EventFate;
  readonly text: RecordMessages;
  /** Where the newest edition is. */
  readonly newest: string;
}

/** A line beside the old wording of an event: that it was corrected, when, and to what; or taken back. */
export function EventFateNote({ fate, text, newest }: EventFateProps) {
  if (fate.became === 'RETRACTED') return <p class="fate">{text.retracted(fate.at)}</p>;
  const { by } = fate;
  if (!by) return <p class="fate">{text.correctedAway(fate.at)}</p>;
  return (
    <p class="fate">
      {text.corrected(fate.at)}{' '}
      <a href={`${newest}#${anchorOfId(by.id)}`}>
        <FuzzyDay date={by.date} text={text} />: <Told text={by.title} />
      </a>
    </p>
  );
}
