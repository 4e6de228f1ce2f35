import { daysInMonth, twoDigits } from './calendar.js';
import { dateBounds } from './date-bounds.js';
import { dateFields } from './date-fields.js';
import { EdtfError } from './edtf-error.js';
import { explainForm } from './explain-form.js';
import type { EdtfDate } from './parsed-edtf.js';

// Each part has a fixed width and its own first character: the match takes one pass, whatever the text.
const FORM = /^(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%])?$/;

/**
 * Reads one date: EDTF levels 0 and 1 (a year, month or day; a season; a mask from the right; a qualifier at
 * the end), of the years 0001 to 9999. The package accepts more and moves days that do not exist, so form
 * and calendar are checked before it sees the text.
 *
 * @throws EdtfError where the form is none of these, or the day is not in the calendar.
 */
export function readDate(text: string): EdtfDate {
  const match = FORM.exec(text);
  if (!match) throw new EdtfError(explainForm(text));
  const [, year = '', month, day, qualifier] = match;
  checkYear(text, year, month);
  if (month !== undefined) checkMonth(text, month, day);
  if (month !== undefined && month !== 'XX' && day !== undefined && day !== 'XX') checkDay(year, month, day);

  const fields = dateFields(qualifier === undefined ? text : text.slice(0, -1));
  return Object.freeze({
    edtf: text,
    ...fields,
    ...dateBounds(fields),
    approximate: qualifier === '~' || qualifier === '%',
    uncertain: qualifier === '?' || qualifier === '%',
  });
}

function checkYear(text: string, year: string, month: string | undefined): void {
  if (year === 'XXXX') {
    throw new EdtfError(
      `${text}: where the year is not known, nothing else is. Write XXXX alone; leave the end of an interval empty.`,
    );
  }
  if (year.includes('X') && month !== undefined) {
    throw new EdtfError(`${text}: digits are masked from the right, so a masked year stands alone. Write ${year}.`);
  }
  if (year === '0000') throw new EdtfError(`${text}: years run from 0001 to 9999; there is no year 0000.`);
  if (year === '000X' || year === '00XX') {
    throw new EdtfError(
      `${text} would include the year 0000; years run from 0001 to 9999. Write [0001..${year.replaceAll('X', '9')}].`,
    );
  }
}

function checkMonth(text: string, month: string, day: string | undefined): void {
  if (month === 'XX') {
    if (day === undefined || day === 'XX') return;
    throw new EdtfError(
      `${text}: digits are masked from the right, so a known day needs a known month. Write ${text.slice(0, 4)}-XX-XX.`,
    );
  }
  const number = Number(month);
  if (number >= 1 && number <= 12) return;
  if (number < 21 || number > 24) {
    throw new EdtfError(
      `${text}: there is no month ${month}. Months run from 01 to 12; 21 is spring, 22 summer, 23 autumn, 24 winter.`,
    );
  }
  if (day !== undefined) {
    throw new EdtfError(`${text}: a season has no days. Write ${text.slice(0, 7)}, or the month and day.`);
  }
  if (number === 24 && text.startsWith('9999')) {
    throw new EdtfError(`${text}: this winter would end in the year 10000; years run from 0001 to 9999.`);
  }
}

function checkDay(year: string, month: string, day: string): void {
  const last = daysInMonth(Number(year), Number(month));
  if (Number(day) >= 1 && Number(day) <= last) return;
  throw new EdtfError(
    `${year}-${month}-${day} is not in the calendar: the days of ${year}-${month} run from 01 to ${twoDigits(last)}.`,
  );
}
