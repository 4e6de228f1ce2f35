import { describe, expect, it } from '@jest/globals';
import { datesOverlap } from './dates-overlap.js';
import { fuzzyDate } from './parse-edtf.js';

describe('datesOverlap', () => {
  it.each([
    ['2020', '2020-06-01', '2020-06-30', true],
    ['2020-06-15', '2020-01-01', '2020-12-31', true],
    ['2020-06-15', '2020-06-15', '2020-06-15', true],
    ['2020', '2020-12-31', '2021-12-31', true],
    ['2020', '2021-01-01', '2021-12-31', false],
    ['2020', '2019-01-01', '2019-12-31', false],
    ['2020', null, '2019-12-31', false],
    ['2020', null, '2020-01-01', true],
    ['2020', '2020-12-31', null, true],
    ['2020', '2021-01-01', null, false],
    ['2020', null, null, true],
    ['[..2021-02-05]', '1900-01-01', '1900-12-31', true],
    ['[..2021-02-05]', '2021-02-06', null, false],
    ['[2020-03-01..]', '2090-01-01', null, true],
    ['[2020-03-01..]', null, '2020-02-29', false],
    ['2015-01-01/..', '2020-01-01', '2020-12-31', true],
    ['/2019', null, '2000-01-01', true],
    ['XXXX', '2020-01-01', '2020-12-31', false],
    ['XXXX', null, null, false],
    ['2020', '2020-12-31', '2020-01-01', false],
  ])('%s from %s to %s: %s', (edtf, from, to, expected) => {
    expect(datesOverlap(fuzzyDate(edtf), from, to)).toBe(expected);
  });
});
