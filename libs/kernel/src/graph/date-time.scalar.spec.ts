import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTimeScalar } from './date-time.scalar.js';

describe('reading', () => {
  it.each([
    ['2021-02-05T09:30:00Z', '2021-02-05T09:30:00.000Z'],
    ['2021-02-05t09:30:00z', '2021-02-05T09:30:00.000Z'],
    ['2021-02-05T15:30:00+06:00', '2021-02-05T09:30:00.000Z'],
    ['2021-02-05T00:00:00-00:00', '2021-02-05T00:00:00.000Z'],
    ['2021-02-05T09:30:00.5Z', '2021-02-05T09:30:00.500Z'],
    // More than milliseconds is kept as far as the database keeps it: a moment must not slip before itself.
    ['2021-02-05T15:30:00.123456+06:00', '2021-02-05T09:30:00.123456Z'],
    ['2021-02-05T09:30:00.123456789Z', '2021-02-05T09:30:00.123456Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, moment) => {
    expect(DateTimeScalar.parseValue(text)).toBe(moment);
  });

  const right = 'Write 2021-02-05T09:30:00Z, or with an offset 2021-02-05T15:30:00+06:00.';

  it.each([
    ['2021-02-05', '2021-02-05 is a day; this is a moment and needs a time. Write 2021-02-05T00:00:00Z.'],
    [
      '2021-02-05T09:30:00',
      `"2021-02-05T09:30:00" does not say in which time zone. End it with Z for universal time. ${right}`,
    ],
    ['2021-02-05 09:30:00Z', `"2021-02-05 09:30:00Z" has a space between day and time. Put a T there. ${right}`],
    ['2016-12-31T23:59:60Z', '"2016-12-31T23:59:60Z" names a leap second, which is not kept. Write second 59.'],
    ['2021-02-30T00:00:00Z', '"2021-02-30T00:00:00Z" is not a moment in the calendar of the years 0001 to 9999.'],
    [
      '0001-01-01T00:00:00+06:00',
      '"0001-01-01T00:00:00+06:00" is not a moment in the calendar of the years 0001 to 9999.',
    ],
    [
      '9999-12-31T23:00:00-06:00',
      '"9999-12-31T23:00:00-06:00" is not a moment in the calendar of the years 0001 to 9999.',
    ],
    ['2021-02-05T24:00:00Z', `"2021-02-05T24:00:00Z" is not a moment. ${right}`],
    ['2021-02-05T09:30Z', `"2021-02-05T09:30Z" is not a moment. ${right}`],
    ['2021-02-05T09:30:00+24:00', `"2021-02-05T09:30:00+24:00" is not a moment. ${right}`],
    ['1612517400', `"1612517400" is not a moment. ${right}`],
    ['2021-02-05T09:30:00Z; DROP', `"2021-02-05T09:30:00Z; DROP" is not a moment. ${right}`],
  ])('refuses %s', (text, message) => {
    expect(() => DateTimeScalar.parseValue(text)).toThrow(expect.objectContaining({ message }));
  });

  it('reads back whatever it writes', () => {
    const range = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(range), (moment) => {
        expect(DateTimeScalar.parseValue(DateTimeScalar.serialize(moment))).toBe(moment.toISOString());
      }),
    );
  });
});

describe('writing', () => {
  it.each([
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    ['2021-02-05T09:30:00.000Z', '2021-02-05T09:30:00.000Z'],
    ['2021-02-05T15:30:00.123987+06:00', '2021-02-05T09:30:00.123Z'],
    ['2021-02-05T09:30:00+00:00', '2021-02-05T09:30:00.000Z'],
  ])('%p as %s', (value, text) => {
    expect(DateTimeScalar.serialize(value)).toBe(text);
  });

  it('refuses what is no moment', () => {
    expect(() => DateTimeScalar.serialize(0)).toThrow('DateTime cannot be written: the record holds no moment there.');
    expect(() => DateTimeScalar.serialize('yesterday')).toThrow(RangeError);
  });
});
