import { type ComponentChild, Fragment } from 'preact';
import type { RecordMessages } from '../../messages/record-messages.js';

interface DateOfRecord {
  readonly edtf: string;
  readonly earliest: string | null;
  readonly latest: string | null;
}

interface DateProps {
  readonly date: DateOfRecord;
  readonly text: RecordMessages;
}

/** A day, a month or a year: what EDTF level 0 and HTML write alike. */
const EXACT = /^\d{4}(-(?:0[1-9]|1[0-2])(-\d\d)?)?$/;

/** A date as precisely as it is known: for programs only where it is a day, a month or a year. */
export function FuzzyDay({ date, text }: DateProps) {
  const words = text.date(date.edtf);
  return EXACT.test(date.edtf) ? <time datetime={date.edtf}>{words}</time> : <>{words}</>;
}

/**
 * The day of a moment, or a day.
 *
 * @param at  ISO 8601, in universal time
 */
export function Day({ at, text }: { readonly at: string; readonly text: RecordMessages }) {
  return <time datetime={at}>{text.day(at)}</time>;
}

interface SentenceProps {
  /** Says the sentence, given what stands in its places. */
  readonly of: (...places: string[]) => string;
  readonly parts: readonly ComponentChild[];
}

/** A sentence of the messages with elements in its places: wherever the language puts them. */
export function Sentence({ of, parts }: SentenceProps) {
  // Characters of no script, which no message has.
  const marks = parts.map((_, place) => String.fromCharCode(0xe000 + place));
  return (
    <>
      {of(...marks)
        .split(/([\ue000-\uf8ff])/)
        .map((piece, place) => (
          <Fragment key={place}>{place % 2 === 0 ? piece : parts[marks.indexOf(piece)]}</Fragment>
        ))}
    </>
  );
}

/** Since when something is so, with the space or comma before it. */
export function Since({ date, text }: DateProps) {
  return <Sentence of={(words) => text.since(date.edtf, words)} parts={[<FuzzyDay date={date} text={text} />]} />;
}
