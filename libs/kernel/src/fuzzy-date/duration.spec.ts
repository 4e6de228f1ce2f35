import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DurationError, parseDuration } from './duration.js';

function refusal(text: string): string {
  try {
    parseDuration(text);
    return '';
  } catch (error) {
    return error instanceof DurationError ? error.message : `not a DurationError: ${String(error)}`;
  }
}

describe('parseDuration', () => {
  it.each([
    ['P7Y', [7, 0, 0, 0]],
    ['P8Y', [8, 0, 0, 0]],
    ['P45D', [0, 0, 0, 45]],
    ['P1Y6M', [1, 6, 0, 0]],
    ['P18M', [0, 18, 0, 0]],
    ['P2W', [0, 0, 2, 0]],
    ['P1Y2M3D', [1, 2, 0, 3]],
    ['P1Y3D', [1, 0, 0, 3]],
    ['P0D', [0, 0, 0, 0]],
    ['P9999Y', [9999, 0, 0, 0]],
  ])('reads %s', (text, [years, months, weeks, days]) => {
    expect(parseDuration(text)).toStrictEqual({ years, months, weeks, days });
  });

  it.each([
    ['', 'The term is empty. Leave it out, or write P7Y, P1Y6M, P45D or P2W.'],
    ['p7y', 'p7y: the letters of a term are capitals. Write P7Y.'],
    ['-P7Y', '-P7Y: a term has no sign. Write P7Y.'],
    ['P1DT12H', 'P1DT12H: a term has no hours, minutes or seconds. Write whole days: P1D.'],
    ['PT36H', /has no hours/],
    ['P0.5Y', 'P0.5Y: a term is in whole units. Write P6M for half a year.'],
    ['P0,5Y', /whole units/],
    ['7Y', '7Y: a term starts with P. Write P7Y, P1Y6M, P45D or P2W.'],
    ['7', /starts with P/],
    ['P2W3D', 'P2W3D: weeks stand alone. Write days instead: P2W3D is P17D.'],
    ['P1Y2W', /weeks stand alone/],
    ['P', 'P has no number. Write P7Y, P1Y6M, P45D or P2W.'],
    ['PY', /has no number/],
    ['P7', 'P7 is not a term. Write years, months, days in this order: P7Y, P1Y6M, P45D; or weeks: P2W.'],
    ['P6M1Y', /in this order/],
    ['P10000Y', 'P10000Y is longer than the calendar. Write at most P9999Y.'],
    ['P1000000D', /longer than the calendar/],
    ['P7Y ', /A term has only digits and the letters/],
    ['P٧Y', /A term has only digits and the letters/],
    ['P1Y'.repeat(100), 'A term has at most 20 characters; this text has 300.'],
  ])('refuses %p', (text, message) => {
    if (typeof message === 'string') expect(refusal(text)).toBe(message);
    else expect(refusal(text)).toMatch(message);
  });

  it('throws nothing but a DurationError', () => {
    const nearly = fc.string({ unit: fc.constantFrom(...Array.from('P0123456789YMWDT.-p ')), maxLength: 25 });
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string({ unit: 'binary' })), (text) => !refusal(text).startsWith('not')),
      { numRuns: 10_000 },
    );
  });
});
