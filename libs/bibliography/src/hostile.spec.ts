import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CitationStyle } from './citation-style.enum.js';
import { cite } from './cite.js';
import type { CslItem } from './csl-item.js';
import { bibtex } from './formats/bibtex.js';
import { cslJson } from './formats/csl-json.js';
import { ris } from './formats/ris.js';
import { plainText } from './plain-text.js';
import { hostileText, NASTY } from './testing/hostile-text.js';
import { readBack } from './testing/read-back.js';

const STYLES = [CitationStyle.APA, CitationStyle.CHICAGO, CitationStyle.MLA] as const;
const LINES = /[\p{Cc}\u2028\u2029]/u;
const TURNING_OR_UNSEEN =
  /[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\p{Noncharacter_Code_Point}\p{Cs}]/u;

/** A text in every field that holds one. */
const everywhere = (text: string): CslItem => ({
  id: text,
  type: 'dataset',
  title: text,
  author: [{ literal: text }, { family: text, given: text }],
  publisher: text,
  'container-title': text,
  issued: { literal: text },
  URL: 'https://casetrail.example/cases/x@8#event-1',
  version: `8, ${text}`,
  genre: text,
  note: text,
  language: text,
});

const item = fc
  .record({ title: hostileText, other: hostileText })
  .map(({ title, other }) => ({ ...everywhere(other), title }));

/** What no rule of punctuation touches. */
const words = (text: string) => plainText(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');

describe.each(STYLES)('%s', (style) => {
  it.each(NASTY)('lets %j through as it is', (nasty) => {
    const title = `x${nasty}x`;
    const { author: _author, publisher: _publisher, ...rest } = everywhere('Plain');
    // Styles set a space before a colon or an exclamation mark so that no line breaks there.
    const citation = cite({ ...rest, title }, style, 'en').replaceAll('\u202f', ' ');
    expect(citation).toContain(plainText(title));
    expect(citation).toContain('ersion 8, Plain');
    expect(citation).toContain('https://casetrail.example/cases/x@8#event-1');
  });

  it('is one line in which nothing turns or hides, whatever is cited', () => {
    fc.assert(
      fc.property(item, fc.constantFrom('en', 'ru', 'zh'), (hostile, locale) => {
        const citation = cite(hostile, style, locale);
        expect(citation).not.toMatch(LINES);
        expect(citation).not.toMatch(TURNING_OR_UNSEEN);
        expect(citation).not.toMatch(/^[=+\-@]/);
        expect(words(citation)).toContain(words(hostile.title));
        expect(citation).toContain(hostile.URL);
      }),
      { numRuns: 150 },
    );
  });
});

it('BibTeX is read back as it was', () => {
  fc.assert(
    fc.property(item, (hostile) => {
      const file = bibtex(hostile);
      expect(file.replaceAll('\n', '')).not.toMatch(LINES);
      expect(readBack(file, 'bibtex')).toMatchObject({
        title: plainText(hostile.title),
        publisher: plainText(hostile.publisher ?? ''),
        'container-title': plainText(hostile['container-title'] ?? ''),
        version: plainText(hostile.version ?? ''),
        note: plainText(hostile.note ?? ''),
        URL: hostile.URL,
        author: [
          { family: plainText(hostile.publisher ?? '') },
          { family: plainText(hostile.publisher ?? ''), given: plainText(hostile.publisher ?? '') },
        ],
      });
    }),
    { numRuns: 300 },
  );
});

it('RIS is read back as it was', () => {
  fc.assert(
    fc.property(item, (hostile) => {
      const file = ris(hostile);
      const lines = file.split('\r\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => line.slice(0, 6))).toEqual(
        ['TY', 'ID', 'AU', 'AU', 'TI', 'T2', 'PB', 'DA', 'ET', 'M3', 'UR', 'LA', 'N1', 'ER'].map((tag) => `${tag}  - `),
      );
      expect(lines.join('')).not.toMatch(LINES);
      expect(readBack(file, 'ris')).toMatchObject({
        title: plainText(hostile.title),
        publisher: plainText(hostile.publisher ?? ''),
        version: plainText(hostile.version ?? ''),
        note: plainText(hostile.note ?? ''),
        URL: hostile.URL,
      });
    }),
    { numRuns: 300 },
  );
});

it('CSL-JSON is read back as it was', () => {
  fc.assert(
    fc.property(item, (hostile) => {
      const json = cslJson(hostile);
      expect(json).not.toContain('<');
      expect(JSON.parse(json)).toMatchObject({
        title: plainText(hostile.title),
        author: [
          { literal: plainText(hostile.publisher ?? '') },
          { family: plainText(hostile.publisher ?? ''), given: plainText(hostile.publisher ?? '') },
        ],
        note: plainText(hostile.note ?? ''),
      });
    }),
    { numRuns: 300 },
  );
});

it.each(['__proto__', 'constructor', 'toString'])('somebody may be called %s', (name) => {
  const author = [{ family: name, given: name }, { literal: name }];
  expect(cite({ id: 'x', type: 'dataset', title: 'T', author }, CitationStyle.CHICAGO, 'en')).toContain(
    `${name}, ${name}`,
  );
});

it('what is cited next knows nothing of it', () => {
  const plain = everywhere('Plain');
  const before = STYLES.map((style) => cite(plain, style, 'en'));
  for (const nasty of NASTY) for (const style of STYLES) cite(everywhere(nasty), style, 'en');
  expect(STYLES.map((style) => cite(plain, style, 'en'))).toEqual(before);
});
