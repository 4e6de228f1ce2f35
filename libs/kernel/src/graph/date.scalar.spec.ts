import { expect, it } from '@jest/globals';
import { DateScalar } from './date.scalar.js';

it.each(['0001-01-01', '2020-02-29', '9999-12-31'])('reads %s', (day) => {
  expect(DateScalar.parseValue(day)).toBe(day);
});

it.each([
  ['2021-02-29', '2021-02-29 is not a day in the calendar of the years 0001 to 9999.'],
  ['0000-01-01', '0000-01-01 is not a day in the calendar of the years 0001 to 9999.'],
  ['2021-02', '"2021-02" is not a day. Write year, month and day like 2021-02-05, without a time.'],
  [
    '2021-02-05T00:00:00Z',
    '"2021-02-05T00:00:00Z" is not a day. Write year, month and day like 2021-02-05, without a time.',
  ],
  [' 2021-02-05', '" 2021-02-05" is not a day. Write year, month and day like 2021-02-05, without a time.'],
  ['', '"" is not a day. Write year, month and day like 2021-02-05, without a time.'],
])('refuses %p', (text, message) => {
  expect(() => DateScalar.parseValue(text)).toThrow(expect.objectContaining({ message }));
});
