import { expect, it } from '@jest/globals';
import { UrlScalar } from './url.scalar.js';

it.each([
  'https://example.org',
  'http://example.org:8080/a?b=c&d=%20#e',
  'HTTPS://Example.org/Path',
  'https://kk.wikipedia.org/wiki/Қазақстан',
  'https://[2001:db8::1]/',
  `https://example.org/${'x'.repeat(1980)}`,
])('keeps %s as written', (text) => {
  expect(UrlScalar.parseValue(text)).toBe(text);
});

const NOT_IN_FULL = ' is not a web address. Write it in full: https://example.org/report.';
const HIDDEN = ' has a character that addresses cannot hold, such as a space. Write it as %20 or the like.';
const NO_HOST = ' is not a web address: its host or port cannot be. Write one like https://example.org/report.';

it.each([
  ['', `""${NOT_IN_FULL}`],
  ['example.org', `"example.org"${NOT_IN_FULL}`],
  ['//example.org', `"//example.org"${NOT_IN_FULL}`],
  ['https:example.org', `"https:example.org"${NOT_IN_FULL}`],
  [' https://example.org', `" https://example.org"${NOT_IN_FULL}`],
  ['javascript:alert(1)//https://', `"javascript:alert(1)//https://"${NOT_IN_FULL}`],
  ['data:text/html,x', `"data:text/html,x"${NOT_IN_FULL}`],
  ['file:///etc/passwd', `"file:///etc/passwd"${NOT_IN_FULL}`],
  ['https://example.org/a b', `"https://example.org/a b"${HIDDEN}`],
  ['https://example.org/\n', `"https://example.org/\\n"${HIDDEN}`],
  ['https://example.org/\u202Egro', `"https://example.org/\\u202egro"${HIDDEN}`],
  ['https://example.org/"><script>', `"https://example.org/\\"><script>"${HIDDEN}`],
  ['https:\\\\example.org', `"https:\\\\\\\\example.org"${NOT_IN_FULL}`],
  ['https://example.org\\@evil.example', `"https://example.org\\\\@evil.example"${HIDDEN}`],
  ['https://', `"https://"${NO_HOST}`],
  ['https://example.org:99999', `"https://example.org:99999"${NO_HOST}`],
  [
    'https://me:secret@example.org',
    'The address contains a user name or password, which everybody would see. Leave them out.',
  ],
  [`https://example.org/${'x'.repeat(1981)}`, 'An address has at most 2000 characters; this one has 2001.'],
])('refuses %p', (text, message) => {
  expect(() => UrlScalar.parseValue(text)).toThrow(expect.objectContaining({ message }));
});
