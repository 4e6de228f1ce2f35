import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDuration } from './add-duration.js';
import { daysInMonth, isoDay } from './calendar.js';
import { DurationError } from './duration.js';
import { EdtfError } from './edtf-error.js';
import { parseEdtf } from './parse-edtf.js';

describe('addDuration', () => {
  it.each([
    // Days
    ['2020-01-19', 'P8Y', '2028-01-19'],
    ['2019-08-16', 'P7Y', '2026-08-16'],
    ['2020-01-19', 'P45D', '2020-03-04'],
    ['2019-12-31', 'P1D', '2020-01-01'],
    ['2020-01-19', 'P2W', '2020-02-02'],
    ['2020-01-19', 'P1Y6M', '2021-07-19'],
    ['2020-01-19?', 'P8Y', '2028-01-19?'],
    ['2020-01-19', 'P0D', '2020-01-19'],
    // The end of a month
    ['2020-01-31', 'P1M', '2020-02-29'],
    ['2019-01-31', 'P1M', '2019-02-28'],
    ['2020-02-29', 'P1Y', '2021-02-28'],
    ['2020-02-29', 'P4Y', '2024-02-29'],
    ['2020-01-31', 'P1M1D', '2020-03-01'],
    // As precise as the start
    ['2019', 'P7Y', '2026'],
    ['2019?', 'P7Y', '2026?'],
    ['2019~', 'P7Y', '2026~'],
    ['2019%', 'P7Y', '2026%'],
    ['2004-XX', 'P7Y', '2011'],
    ['2019-03', 'P1Y6M', '2020-09'],
    ['2019-01?', 'P1M', '2019-02?'],
    ['1985-04-XX', 'P1M', '1985-05'],
    ['2020-21', 'P1Y', '2021-21'],
    ['2020-21', 'P9M', '2020-24'],
    ['2019-24?', 'P1Y', '2020-24?'],
    ['199X', 'P10Y', '200X'],
    ['19XX', 'P100Y', '20XX'],
    // Two units, for the term is finer than the start
    ['2019?', 'P45D', '[2019?..2020?]'],
    ['2019', 'P1Y6M', '[2020..2021]'],
    ['2020-03', 'P45D', '[2020-04..2020-05]'],
    ['2020-21~', 'P1M', '[2020-21~..2020-22~]'],
    ['199X', 'P7Y', '[199X..200X]'],
    ['19XX', 'P7Y', '[19XX..20XX]'],
    // Ranges
    ['[2020-01-19..2021-02-05]', 'P8Y', '[2028-01-19..2029-02-05]'],
    ['[..2021-02-05]', 'P1Y', '[..2022-02-05]'],
    ['[2020-03-01..]', 'P1Y', '[2021-03-01..]'],
    ['[2019?..2021-02-05]', 'P1Y', '[2020?..2022-02-05]'],
    // No answer
    ['XXXX', 'P7Y', null],
    ['2019/2020', 'P7Y', null],
    ['2019/..', 'P7Y', null],
    ['9999-12-31', 'P1D', null],
    ['9990', 'P10Y', null],
    ['9999-21', 'P9M', null],
    ['[2019..9999]', 'P1Y', null],
  ])('%s and %s give %s', (start, term, end) => {
    expect(addDuration(start, term)).toBe(end);
  });

  it('refuses what it cannot read', () => {
    expect(() => addDuration('2021-02-29', 'P1Y')).toThrow(EdtfError);
    expect(() => addDuration('2021', 'P1')).toThrow(DurationError);
  });

  it('holds the end of the term whichever day it started on', () => {
    const term = fc
      .tuple(fc.nat(30), fc.nat(11), fc.nat(400))
      .map(([years, months, days]) => `P${years}Y${months}M${days}D`);
    const day = fc
      .tuple(fc.integer({ min: 1800, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
      .map(([year, month, nth]) => isoDay({ year, month, day: (nth % daysInMonth(year, month)) + 1 }));
    fc.assert(
      fc.property(day, fc.constantFrom(10, 7, 4), term, (start, length, term) => {
        const exact = addDuration(start, term) ?? '';
        const vague = parseEdtf(addDuration(start.slice(0, length), term) ?? '');
        expect((vague.earliest ?? '') <= exact && exact <= (vague.latest ?? '')).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
