import { anchorOfId, type StandingRecord } from '@app/citing';
import type { RecordMessages } from '../messages/record-messages.js';

interface StandingProps {
  readonly standing: StandingRecord;
  readonly text: RecordMessages;
  /** The titles of the events of the page, by their IDs. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Where something stands, since when, and because of which events. */
export function Standing({ standing, text, titles }: StandingProps) {
  const { status, since, final, because } = standing;
  const reasons = because.filter((id) => titles.has(id));
  return (
    <>
      <strong>{text.word(status)}</strong>
      {since && text.since(since.edtf)}
      {final !== null && ` (${final ? text.final : text.notFinal})`}
      {reasons.length > 0 && `. ${text.because} `}
      {reasons.map((id, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <a href={`#${anchorOfId(id)}`}>{titles.get(id)}</a>
        </span>
      ))}
    </>
  );
}
