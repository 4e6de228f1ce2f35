import { isIsoDay } from '../fuzzy-date/calendar.js';
import { shown, textScalar } from './text-scalar.js';

export const DateScalar = textScalar({
  name: 'Date',
  description: 'A day of the calendar, year first: 2021-02-05. Where a day is not known exactly, see FuzzyDate.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  example: '2021-02-05',
  read(text) {
    if (isIsoDay(text)) return text;
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      throw new Error(`${text} is not a day in the calendar of the years 0001 to 9999.`);
    throw new Error(`${shown(text)} is not a day. Write year, month and day like 2021-02-05, without a time.`);
  },
});
