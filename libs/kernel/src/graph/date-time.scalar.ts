import { isIsoDay } from '../fuzzy-date/calendar.js';
import { shown, textScalar } from './text-scalar.js';

const FORM =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(\d{1,9}))?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description:
    'A moment, to the millisecond, in universal time: 2021-02-05T09:30:00.000Z. Any offset may be given, 2021-02-05T15:30:00+06:00; answers are always in universal time.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  example: '2021-02-05T09:30:00Z',
  read: readMoment,
  write: writeMoment,
});

/** The moment in universal time with three to six decimals: as exactly as it was given and the database keeps it. */
function readMoment(text: string): string {
  const [, day = '', , decimals = ''] = FORM.exec(text) ?? [];
  if (day === '') throw new Error(explain(text));
  const moment = new Date(text.toUpperCase());
  const year = moment.getUTCFullYear();
  if (!isIsoDay(day) || !(year >= 1 && year <= 9999)) {
    throw new Error(`${shown(text)} is not a moment in the calendar of the years 0001 to 9999.`);
  }
  return `${moment.toISOString().slice(0, -1)}${decimals.slice(3, 6)}Z`;
}

function explain(text: string): string {
  const right = 'Write 2021-02-05T09:30:00Z, or with an offset 2021-02-05T15:30:00+06:00.';
  if (isIsoDay(text)) return `${text} is a day; this is a moment and needs a time. Write ${text}T00:00:00Z.`;
  if (/^\d{4}-\d{2}-\d{2} /.test(text))
    return `${shown(text)} has a space between day and time. Put a T there. ${right}`;
  if (/:60(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text))
    return `${shown(text)} names a leap second, which is not kept. Write second 59.`;
  if (/T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/i.test(text))
    return `${shown(text)} does not say in which time zone. End it with Z for universal time. ${right}`;
  return `${shown(text)} is not a moment. ${right}`;
}

/** The database writes microseconds and an offset inside JSON; the contract is milliseconds and Z. */
function writeMoment(value: unknown): string {
  if (typeof value === 'string' && WRITTEN.test(value)) return value;
  if (value instanceof Date || typeof value === 'string') return new Date(value).toISOString();
  throw new TypeError('DateTime cannot be written: the record holds no moment there.');
}
