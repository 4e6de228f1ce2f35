import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, daysInMonth, isIsoDay, isLeapYear, isoDay, readIsoDay } from './calendar.js';

const anyDay = fc
  .record({ year: fc.integer({ min: 1, max: 9999 }), month: fc.integer({ min: 1, max: 12 }), nth: fc.nat(30) })
  .map(({ year, month, nth }) => ({ year, month, day: (nth % daysInMonth(year, month)) + 1 }));

describe('the calendar', () => {
  it('knows leap years by the Gregorian rule', () => {
    expect([1600, 1900, 2000, 2019, 2020, 2100, 4].filter(isLeapYear)).toEqual([1600, 2000, 2020, 4]);
  });

  it('knows the days of every month', () => {
    const days = (year: number) => Array.from({ length: 12 }, (_, index) => daysInMonth(year, index + 1));
    expect(days(2021)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(days(2020)[1]).toBe(29);
  });

  it('writes years in four digits', () => {
    expect(isoDay({ year: 44, month: 3, day: 5 })).toBe('0044-03-05');
    expect(readIsoDay('0044-03-05')).toEqual({ year: 44, month: 3, day: 5 });
  });

  it.each([
    ['2021-02-28', true],
    ['2020-02-29', true],
    ['2021-02-29', false],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['0000-01-01', false],
    ['2021-13-01', false],
    ['2021-00-01', false],
    ['2021-01-00', false],
    ['2021-1-1', false],
    ['2021-01', false],
    ['2021-01-01T00:00', false],
    ['', false],
  ])('says of %p that it is a day: %p', (text, expected) => {
    expect(isIsoDay(text)).toBe(expected);
  });

  it('moves by months to the same-numbered day, or the last', () => {
    expect(addMonths({ year: 2020, month: 1, day: 31 }, 1)).toEqual({ year: 2020, month: 2, day: 29 });
    expect(addMonths({ year: 2019, month: 12, day: 15 }, 1)).toEqual({ year: 2020, month: 1, day: 15 });
    expect(addMonths({ year: 2020, month: 2, day: 29 }, 12)).toEqual({ year: 2021, month: 2, day: 28 });
  });

  it('moves by days as UTC does, in any year', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400_000 }), (start, days) => {
        const date = new Date(0);
        date.setUTCFullYear(start.year, start.month - 1, start.day + days);
        expect(addDays(start, days)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('follows the last day of every month with the first of the next', () => {
    const wrong: string[] = [];
    for (let index = 12; index < 10_000 * 12 - 1; index++) {
      const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
      const next = { year: Math.floor((index + 1) / 12), month: ((index + 1) % 12) + 1, day: 1 };
      const last = { year, month, day: daysInMonth(year, month) };
      if (isoDay(addDays(last, 1)) !== isoDay(next)) wrong.push(isoDay(last));
    }
    expect(wrong).toEqual([]);
  });

  it('has 3,652,058 days from the first to the last', () => {
    expect(addDays({ year: 1, month: 1, day: 1 }, 3_652_058)).toEqual({ year: 9999, month: 12, day: 31 });
  });
});
