import { DatePrecision } from './date-precision.js';
import { EdtfError } from './edtf-error.js';
import type { FuzzyDate } from './fuzzy-date.js';
import { LruCache } from './lru-cache.js';
import type { DateDescription, EdtfDate, IntervalEnd, ParsedEdtf } from './parsed-edtf.js';
import { readDate } from './read-date.js';

/** The longest accepted text, `[1985-XX-XX%..1985-XX-XX%]`, has 26 characters; more than this is no date. */
const LONGEST = 40;

/** Thirty years of days; some 10 MB when full. */
const cache = new LruCache<string, ParsedEdtf>(10_000);

/**
 * Reads EDTF (ISO 8601-2:2019) as this record accepts it: levels 0 and 1, and of level 2 the range of a
 * one-of-a-set. `[a..b]` means once, on a day from a to b; `a/b` means a period that lasted from a to b.
 *
 * - `2020`, `2020-05`, `2020-05-17`; `2020-21` to `2020-24`: spring to winter
 * - `199X`, `19XX`; `2004-XX`, `1985-04-XX`, `1985-XX-XX`: as precise as their known part
 * - `?` uncertain, `~` approximate, `%` both, at the end of any of these
 * - `[..b]`, `[a..]`, `[a..b]`; `a/b`, `a/..`, `../b`, `a/`, `/b`; each end any date above
 * - `XXXX`: that it happened is known, when is not: precision UNKNOWN, no bounds
 *
 * Refused: lists and sets of several dates (a record is about one), times of day, years outside 0001 to 9999,
 * days not in the calendar, an end that lies wholly before its start, two ends that say nothing.
 *
 * The result is frozen and cached: the same text gives the same object.
 *
 * @throws EdtfError and nothing else.
 */
export function parseEdtf(text: string): ParsedEdtf {
  const known = cache.get(text);
  if (known) return known;
  const parsed = read(text);
  cache.set(text, parsed);
  return parsed;
}

/**
 * Precision and marks of a stored date, for the read path: one look-up when the text was seen before.
 *
 * @throws EdtfError where the text is not a date.
 */
export function describeEdtf(edtf: string): DateDescription {
  return parseEdtf(edtf);
}

/**
 * The text with its bounds, as it is stored.
 *
 * @throws EdtfError where the text is not a date.
 */
export function fuzzyDate(text: string): FuzzyDate {
  const { edtf, earliest, latest } = parseEdtf(text);
  return { edtf, earliest, latest };
}

function read(text: string): ParsedEdtf {
  checkCharacters(text);
  if (text.startsWith('{') || text.includes(',')) {
    throw new EdtfError(
      `${text} lists several dates. Record each as an event of its own; for one of them, write the range [1999..2001].`,
    );
  }
  if (text.startsWith('[')) return readRange(text);
  if (text.includes('/')) return readInterval(text);
  if (text.includes('..')) {
    throw new EdtfError(`${text} has dots outside brackets. Write [1999..2001] (once), or 1999/2001 (a period).`);
  }
  if (text !== 'XXXX') return readSingle(text);
  return freeze({
    edtf: text,
    earliest: null,
    latest: null,
    precision: DatePrecision.UNKNOWN,
    approximate: false,
    uncertain: false,
    shape: { kind: 'unknown' },
  });
}

/** After this the text is short printable ASCII, safe to repeat in a message. */
function checkCharacters(text: string): void {
  if (text.length === 0) throw new EdtfError('The date is empty. Leave it out, or write XXXX where none is known.');
  if (text.length > LONGEST) {
    throw new EdtfError(`A date has at most ${LONGEST} characters; this text has ${text.length}.`);
  }
  const foreign = /[^!-~]/u.exec(text)?.[0];
  if (foreign === undefined) return;
  if (/\s/.test(foreign)) throw new EdtfError('A date has no spaces or line breaks. Write 2020-05-17.');
  const code = (foreign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw new EdtfError(`A date has only the digits 0 to 9 and -/.[]?~%X; this text has the character U+${code}.`);
}

function readSingle(text: string): ParsedEdtf {
  const date = readDate(text);
  const { edtf, earliest, latest, precision, approximate, uncertain } = date;
  return freeze({ edtf, earliest, latest, precision, approximate, uncertain, shape: { kind: 'date', date } });
}

function readRange(text: string): ParsedEdtf {
  if (!text.endsWith(']') || text.indexOf(']') < text.length - 1 || text.includes('/')) {
    throw new EdtfError(`${text} is not a range. Write [2020-05-01..2021-02-05]; marks such as ? go behind its dates.`);
  }
  const inner = text.slice(1, -1);
  const [first, second, ...more] = inner.split('..');
  if (first === undefined || second === undefined || more.length > 0) {
    throw new EdtfError(
      `${text} is not a range: one .. stands between its dates. Write [1999..2001], or one date alone.`,
    );
  }
  if (first === '' && second === '') throw new EdtfError(`${text} says nothing. Write XXXX where no date is known.`);
  const start = first === '' ? null : readDate(first);
  const end = second === '' ? null : readDate(second);
  checkOrder(text, start, end);
  return compose(text, DatePrecision.RANGE, start, end, { kind: 'range', start, end });
}

function readInterval(text: string): ParsedEdtf {
  const [first, second, ...more] = text.split('/');
  if (first === undefined || second === undefined || more.length > 0) {
    throw new EdtfError(
      `${text} has more than one slash. Write a period as 1999/2001, and a day with hyphens: 2020-05-17.`,
    );
  }
  const start = readIntervalEnd(first);
  const end = readIntervalEnd(second);
  const from = typeof start === 'string' ? null : start;
  const to = typeof end === 'string' ? null : end;
  if (!from && !to) throw new EdtfError(`${text} says nothing. Write XXXX where no date is known.`);
  checkOrder(text, from, to);
  return compose(text, DatePrecision.INTERVAL, from, to, { kind: 'interval', start, end });
}

function readIntervalEnd(text: string): IntervalEnd {
  if (text === '..') return 'open';
  return text === '' ? 'unknown' : readDate(text);
}

/** Only what cannot be true is refused: 2019-05/2019 may well be right. */
function checkOrder(text: string, start: EdtfDate | null, end: EdtfDate | null): void {
  if (!start || !end || start.earliest <= end.latest) return;
  throw new EdtfError(
    `${text} ends before it starts: ${end.edtf} comes before ${start.edtf}. Write the earlier first.`,
  );
}

function compose(
  edtf: string,
  precision: DatePrecision,
  start: EdtfDate | null,
  end: EdtfDate | null,
  shape: ParsedEdtf['shape'],
): ParsedEdtf {
  return freeze({
    edtf,
    earliest: start?.earliest ?? null,
    latest: end?.latest ?? null,
    precision,
    approximate: Boolean(start?.approximate || end?.approximate),
    uncertain: Boolean(start?.uncertain || end?.uncertain),
    shape,
  });
}

function freeze(parsed: ParsedEdtf): ParsedEdtf {
  Object.freeze(parsed.shape);
  return Object.freeze(parsed);
}
