const EXAMPLES = 'Write 2020, 2020-05, 2020-05-17, 2020-21 (spring), 2001~, 2020?, 199X or [..2021-02-05].';

/** Slips seen in practice, first match first; each says what is wrong and what to write. */
const SLIPS: readonly (readonly [pattern: RegExp, explanation: string])[] = [
  [/^$/, 'has an empty place where a date belongs.'],
  [/^[+-]/, 'has a sign: years run from 0001 to 9999, without one.'],
  [/^Y/, 'is a year of many digits: years run from 0001 to 9999, in four digits and without Y.'],
  [/^\d{4}-\d{2}-\d{2}[T ]|:/, 'has a time of day: only days are kept. Write 2020-05-17.'],
  [/^\d{8}$/, 'lacks its hyphens. Write 2020-05-17.'],
  [/^\d{5}/, 'has more than four digits where the year stands: years run from 0001 to 9999.'],
  [/^\d{2}$/, 'is not a year of four digits. Write 0019 for the year 19, 19XX for the years 1900 to 1999.'],
  [/^(?:\d|\d{3})$/, 'is not a year of four digits. Write 0201 for the year 201, 201X for the years 2010 to 2019.'],
  [/x/, 'masks digits with a small x. Write a capital: 199X.'],
  [/[a-z]/, 'has small letters: months and seasons are numbers. Write 2020-05 for May 2020, 2020-21 for spring.'],
  [/[?~%]./, 'has ?, ~ or % before its end: the mark stands last and is about the whole date. Write 2020-05?.'],
  [/^[12X]?XXX|^X/, 'masks the wrong digits of the year. Write 199X (a decade), 19XX (a century) or XXXX (not known).'],
  [/\dX|X\d/, 'masks part of a number. Write 199X or 19XX for a year, XX for a whole month or day.'],
  [/^\d{1,4}[./]\d/, 'has other separators than hyphens. Write 2020-05-17.'],
  [/-\d(?:-|$)/, 'has a month or day of one digit. Write two: 2020-05-07.'],
];

/**
 * Why this text is not one EDTF date. `text` is short and printable ASCII (`parseEdtf` sees to it), so it may
 * be repeated in the message.
 */
export function explainForm(text: string): string {
  const slip = SLIPS.find(([pattern]) => pattern.test(text));
  if (!slip) return `${text} is not a date. ${EXAMPLES}`;
  return text === '' ? `The text ${slip[1]} ${EXAMPLES}` : `${text} ${slip[1]}`;
}
