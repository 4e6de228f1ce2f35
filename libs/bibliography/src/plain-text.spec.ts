import { expect, it } from '@jest/globals';
import { plainText } from './plain-text.js';

it.each([
  ['lines and tabs', 'a\r\nb\n\nc\td\u2028e\u0085f\vg', 'a b c d e f g'],
  ['controls', '\u0000a\u001b[31mb\u007f', 'a [31mb'],
  ['overrides and isolates', 'a\u202eb\u2066c\u2069', 'abc'],
  ['marks of direction', 'a\u200eb\u200fc\u061cd', 'abcd'],
  ['what has no width', 'a\u200bb\ufeffc\u00add\u2060e', 'abcde'],
  ['tags', 'a\u{e0041}\u{e007f}', 'a'],
  ['fillers', 'a\u3164b', 'ab'],
  ['spaces of every width', 'a\u00a0b\u3000\u2009c', 'a b c'],
  ['half a character', 'a\ud83d', 'a\ufffd'],
  ['what is no character', 'a\ufdd0\uffff', 'a'],
])('no %s', (_what, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

it.each(['نمی‌خواهم', 'क्‍ष', '👩‍⚖️', 'ᠨᠢᠭᠡ᠎ᠠ', '۝١', 'سەرىكجان', '<i>&amp;</i>'])('%s stays', (text) => {
  expect(plainText(text)).toBe(text);
});
