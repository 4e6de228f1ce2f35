import { anchorOfId, type EventFate } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { Day, FuzzyDay, Sentence } from '../words/dates.js';
import { Told } from '../words/told.js';

interface EventFateProps {
  readonly fate: EventFate;
  readonly text: RecordMessages;
  /** Where the newest edition is. */
  readonly newest: string;
}

/** A line beside the old wording of an event: that it was corrected, when last, and to what; or taken back. */
export function EventFateNote({ fate, text, newest }: EventFateProps) {
  const day = <Day at={fate.at} text={text} />;
  if (fate.became === 'RETRACTED') return <Note of={text.retracted} day={day} />;
  const { by } = fate;
  if (!by) return <Note of={text.correctedAway} day={day} />;
  return (
    <p class="fate">
      <Sentence of={text.corrected} parts={[day]} />{' '}
      <a href={`${newest}#${anchorOfId(by.id)}`}>
        <FuzzyDay date={by.date} text={text} />: <Told text={by.title} />
      </a>
    </p>
  );
}

function Note({ of, day }: { readonly of: (day: string) => string; readonly day: preact.JSX.Element }) {
  return (
    <p class="fate">
      <Sentence of={of} parts={[day]} />
    </p>
  );
}
