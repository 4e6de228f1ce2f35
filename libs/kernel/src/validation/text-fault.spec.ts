import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textFault } from './text-fault.js';

const short = (text: unknown) => textFault(text, { longest: 10, lines: false });
const long = (text: unknown) => textFault(text, { longest: 10, lines: true });
const RIGHT = 'give 1 to 10 characters';

it.each([
  ['a name', 'Bilash'],
  ['Cyrillic', 'Серікжан'],
  ['Arabic, with the joiner and the marks that it needs', 'سه\u200c\u200dر\u200e\u200f\u061cى'],
  ['characters beyond the first plane, counted as one each', '𠮷'.repeat(10)],
  ['a text with spaces around it, which are kept', ' Bilash '],
  ['markup, which is text like any other', '<b>=1+1'],
])('takes %s', (_what, text) => {
  expect([short(text), long(text)]).toEqual([null, null]);
});

it('takes line feeds and tabs where there may be lines', () => {
  expect(long('a\n\tb')).toBeNull();
  expect(short('a\nb')).toBe('has more than one line; write it on one');
  expect(short('a\u2028b')).toBe('has more than one line; write it on one');
  expect(short('a\tb')).toBe('holds a tab; write a space');
});

it.each(['', ' ', '\u00a0\u2003', '\u200b\u200d', '\u3164', '\ufeff', '\n\t'])('refuses %j as blank', (text) => {
  expect([short(text), long(text)]).toEqual([`is blank; ${RIGHT}`, `is blank; ${RIGHT}`]);
});

describe('length', () => {
  it('is counted in code points', () => {
    expect(short('a'.repeat(11))).toBe(`has 11 characters; ${RIGHT}`);
    expect(short('𠮷'.repeat(11))).toBe(`has 11 characters; ${RIGHT}`);
    expect(short('е\u0308'.repeat(6))).toBe(`has 12 characters; ${RIGHT}`);
  });

  it('is at most what it says, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(short(text) !== null || Array.from(text).length <= 10).toBe(true);
      }),
    );
  });
});

describe('what cannot be shown as it is', () => {
  it.each([
    ['\0', 'U+0000'],
    ['\u001b', 'U+001B'],
    ['\u007f', 'U+007F'],
    ['\u009b', 'U+009B'],
    ['\uffff', 'U+FFFF'],
    ['\u{1fffe}', 'U+1FFFE'],
  ])('%j', (character, name) => {
    const fault = `holds ${name}, which cannot be shown; leave it out`;
    expect([short(`a${character}b`), long(`a${character}b`)]).toEqual([fault, fault]);
  });

  it.each(['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'])(
    'turns its surroundings: %j',
    (character) => {
      const name = `U+${character.charCodeAt(0).toString(16).toUpperCase()}`;
      const fault = `holds ${name}, which reorders the text around it; leave it out`;
      expect([short(`a${character}b`), long(`a${character}b`)]).toEqual([fault, fault]);
    },
  );

  it('half of a character', () => {
    const fault = 'holds half of a character, a surrogate without its other half; write it whole';
    expect([short('a\ud842'), short('\udfb7a'), long('a\ud842b')]).toEqual([fault, fault, fault]);
  });

  it('the line ends of Windows', () => {
    expect(long('a\r\nb')).toBe('holds a carriage return (U+000D); end lines with a line feed (U+000A) alone');
  });
});

it('refuses what is no text', () => {
  expect(short(7)).toBe(`is no text; ${RIGHT}`);
});
