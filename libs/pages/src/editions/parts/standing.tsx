import { anchorOfId, type ParticipantRecord, type StandingRecord } from '@app/citing';
import type { RecordMessages } from '../../messages/record-messages.js';
import { Since } from '../words/dates.js';
import { Told } from '../words/told.js';

interface BecauseProps {
  /** IDs of events. */
  readonly because: readonly string[];
  readonly text: RecordMessages;
  /** The titles of the events of the page, by their IDs. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Where something stands, since when, and because of which events. */
export function Standing({
  standing,
  ...props
}: Omit<BecauseProps, 'because'> & { readonly standing: StandingRecord }) {
  const { status, since, final, because } = standing;
  const { text } = props;
  return (
    <>
      <strong>{text.word(status)}</strong>
      {since && <Since date={since} text={text} />}
      {final !== null && ` (${final ? text.final : text.notFinal})`}
      <Because because={because} {...props} />
    </>
  );
}

/** Whether a defendant is free, since when, where they are, and because of which events. */
export function Custody({
  custody,
  ...props
}: Omit<BecauseProps, 'because'> & { readonly custody: NonNullable<ParticipantRecord['custody']> }) {
  const { state, since, place, because } = custody;
  const { text } = props;
  return (
    <>
      {text.custody}: {text.word(state)}
      {since && <Since date={since} text={text} />}
      {place && ', '}
      {place && <Told text={place} />}
      <Because because={because} {...props} />
    </>
  );
}

/** The events that something follows from, as far as the page has them. */
function Because({ because, text, titles }: BecauseProps) {
  const reasons = because.flatMap((id) => {
    const title = titles.get(id);
    return title === undefined ? [] : [{ id, title }];
  });
  if (reasons.length === 0) return null;
  return (
    <>
      {`. ${text.because} `}
      {reasons.map(({ id, title }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <a href={`#${anchorOfId(id)}`}>
            <Told text={title} />
          </a>
        </span>
      ))}
    </>
  );
}
