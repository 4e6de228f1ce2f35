import { shown, textScalar } from './text-scalar.js';

/** What the database takes. */
const LONGEST = 2000;

export const UrlScalar = textScalar({
  name: 'Url',
  description: 'The full address of something on the web, starting with https:// or http://.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  example: 'https://example.org/report',
  read: readAddress,
});

/** Kept as written. Addresses are shown as links, so nothing but the web's own kinds, and nothing invisible in them. */
function readAddress(text: string): string {
  if (text.length > LONGEST)
    throw new Error(`An address has at most ${LONGEST} characters; this one has ${text.length}.`);
  if (!/^https?:\/\//i.test(text)) {
    throw new Error(`${shown(text)} is not a web address. Write it in full: https://example.org/report.`);
  }
  if (/[\p{Z}\p{Cc}\p{Cf}\p{Cs}"<>\\^`{|}]/u.test(text)) {
    throw new Error(
      `${shown(text)} has a character that addresses cannot hold, such as a space. Write it as %20 or the like.`,
    );
  }
  const url = URL.parse(text);
  if (url === null)
    throw new Error(
      `${shown(text)} is not a web address: its host or port cannot be. Write one like https://example.org/report.`,
    );
  if (url.username || url.password) {
    throw new Error('The address contains a user name or password, which everybody would see. Leave them out.');
  }
  return text;
}
