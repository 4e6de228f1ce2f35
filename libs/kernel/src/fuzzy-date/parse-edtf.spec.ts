import { describe, expect, it } from '@jest/globals';
import { DatePrecision } from './date-precision.js';
import { describeEdtf, fuzzyDate, parseEdtf } from './parse-edtf.js';

describe('parseEdtf', () => {
  it.each([
    // Level 0
    ['2020-01-19', 'DAY', '2020-01-19', '2020-01-19'],
    ['2020-02-29', 'DAY', '2020-02-29', '2020-02-29'],
    ['0001-01-01', 'DAY', '0001-01-01', '0001-01-01'],
    ['9999-12-31', 'DAY', '9999-12-31', '9999-12-31'],
    ['2020-11', 'MONTH', '2020-11-01', '2020-11-30'],
    ['2020-02', 'MONTH', '2020-02-01', '2020-02-29'],
    ['2021-02', 'MONTH', '2021-02-01', '2021-02-28'],
    ['2020-12', 'MONTH', '2020-12-01', '2020-12-31'],
    ['2020', 'YEAR', '2020-01-01', '2020-12-31'],
    ['0044', 'YEAR', '0044-01-01', '0044-12-31'],
    // Seasons are northern
    ['2020-21', 'SEASON', '2020-03-01', '2020-05-31'],
    ['2020-22', 'SEASON', '2020-06-01', '2020-08-31'],
    ['2020-23', 'SEASON', '2020-09-01', '2020-11-30'],
    ['2020-24', 'SEASON', '2020-12-01', '2021-02-28'],
    ['2019-24', 'SEASON', '2019-12-01', '2020-02-29'],
    // Masks
    ['199X', 'DECADE', '1990-01-01', '1999-12-31'],
    ['001X', 'DECADE', '0010-01-01', '0019-12-31'],
    ['20XX', 'CENTURY', '2000-01-01', '2099-12-31'],
    ['99XX', 'CENTURY', '9900-01-01', '9999-12-31'],
    ['2004-XX', 'YEAR', '2004-01-01', '2004-12-31'],
    ['1985-XX-XX', 'YEAR', '1985-01-01', '1985-12-31'],
    ['1985-04-XX', 'MONTH', '1985-04-01', '1985-04-30'],
    ['XXXX', 'UNKNOWN', null, null],
    // One of a set
    ['[..2021-02-05]', 'RANGE', null, '2021-02-05'],
    ['[2020-03-01..]', 'RANGE', '2020-03-01', null],
    ['[2020-05-01..2021-02-05]', 'RANGE', '2020-05-01', '2021-02-05'],
    ['[2019..2021-02-05]', 'RANGE', '2019-01-01', '2021-02-05'],
    ['[2019-06..2021]', 'RANGE', '2019-06-01', '2021-12-31'],
    ['[2020-21..2020-24]', 'RANGE', '2020-03-01', '2021-02-28'],
    ['[199X..2001-05]', 'RANGE', '1990-01-01', '2001-05-31'],
    ['[2020..2020]', 'RANGE', '2020-01-01', '2020-12-31'],
    // Intervals
    ['2019-08-16/2026-08-16', 'INTERVAL', '2019-08-16', '2026-08-16'],
    ['2019/2020-05', 'INTERVAL', '2019-01-01', '2020-05-31'],
    ['2020-21/2020-22', 'INTERVAL', '2020-03-01', '2020-08-31'],
    ['199X/2004-06-XX', 'INTERVAL', '1990-01-01', '2004-06-30'],
    ['2015-01-01/..', 'INTERVAL', '2015-01-01', null],
    ['2015-01-01/', 'INTERVAL', '2015-01-01', null],
    ['../2019', 'INTERVAL', null, '2019-12-31'],
    ['/2019', 'INTERVAL', null, '2019-12-31'],
    ['2019-05/2019', 'INTERVAL', '2019-05-01', '2019-12-31'],
    ['2019/2019', 'INTERVAL', '2019-01-01', '2019-12-31'],
  ])('reads %s as %s from %s to %s', (edtf, precision, earliest, latest) => {
    expect(parseEdtf(edtf)).toMatchObject({ edtf, precision, earliest, latest, approximate: false, uncertain: false });
    expect(fuzzyDate(edtf)).toStrictEqual({ edtf, earliest, latest });
  });

  it.each([
    ['2001~', 'YEAR', true, false],
    ['2019?', 'YEAR', false, true],
    ['2019%', 'YEAR', true, true],
    ['2020-05?', 'MONTH', false, true],
    ['2020-05-17~', 'DAY', true, false],
    ['2020-21?', 'SEASON', false, true],
    ['199X~', 'DECADE', true, false],
    ['19XX%', 'CENTURY', true, true],
    ['2004-XX?', 'YEAR', false, true],
    ['1985-04-XX~', 'MONTH', true, false],
    ['2019?/2020', 'INTERVAL', false, true],
    ['2019?/2020-22~', 'INTERVAL', true, true],
    ['2019%/..', 'INTERVAL', true, true],
    ['[2019?..2021]', 'RANGE', false, true],
    ['[..2020-22~]', 'RANGE', true, false],
  ])('reads the marks of %s: %s, approximate %s, uncertain %s', (edtf, precision, approximate, uncertain) => {
    const plain = parseEdtf(edtf.replaceAll(/[?~%]/g, ''));
    const { earliest, latest } = plain;
    expect(parseEdtf(edtf)).toMatchObject({ precision, approximate, uncertain, earliest, latest });
    expect(describeEdtf(edtf)).toMatchObject({ precision, approximate, uncertain });
  });

  it('tells what a date is made of', () => {
    expect(parseEdtf('2020-24?').shape).toEqual({
      kind: 'date',
      date: {
        edtf: '2020-24?',
        earliest: '2020-12-01',
        latest: '2021-02-28',
        precision: DatePrecision.SEASON,
        approximate: false,
        uncertain: true,
        year: 2020,
        month: null,
        day: null,
        season: 24,
      },
    });
    expect(parseEdtf('1985-04-XX').shape).toMatchObject({ date: { year: 1985, month: 4, day: null, season: null } });
    expect(parseEdtf('[..2020]').shape).toMatchObject({ kind: 'range', start: null, end: { year: 2020 } });
    expect(parseEdtf('2019/').shape).toMatchObject({ kind: 'interval', start: { year: 2019 }, end: 'unknown' });
    expect(parseEdtf('../2019').shape).toMatchObject({ kind: 'interval', start: 'open', end: { year: 2019 } });
    expect(parseEdtf('XXXX').shape).toEqual({ kind: 'unknown' });
  });

  it('gives the same frozen object for the same text', () => {
    const parsed = parseEdtf('[2020-05-01..2021-02-05]');
    expect(parseEdtf('[2020-05-01..2021-02-05]')).toBe(parsed);
    expect(describeEdtf('[2020-05-01..2021-02-05]')).toBe(parsed);
    expect([parsed, parsed.shape, Object.values(parsed.shape)[1]].every(Object.isFrozen)).toBe(true);
    expect(Object.isFrozen(fuzzyDate('2020'))).toBe(false);
  });

  it('names its precisions as the schema does', () => {
    expect(Object.entries(DatePrecision).every(([key, value]) => key === value)).toBe(true);
    expect(Object.keys(DatePrecision).join(' ')).toBe('DAY MONTH SEASON YEAR DECADE CENTURY RANGE INTERVAL UNKNOWN');
  });
});
