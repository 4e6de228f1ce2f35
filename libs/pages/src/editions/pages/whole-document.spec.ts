import { describe, expect, it } from '@jest/globals';
import { recordEnglish as text } from '../../messages/record-english.js';
import { fullDocuments } from '../testing/full-documents.js';
import { pageOf } from '../testing/page-of.js';

describe('a page shows all that its document holds', () => {
  /** Leaves of a document that a page does not show as they are, and why. */
  const LEFT_OUT: readonly [place: RegExp, why: string][] = [
    [
      /(^|\.)(id|slug|party|source|statute|publisher|person|actor|authority|defendant|case|replaces|corrects|after)$/,
      'IDs, which the links of the page lead by, and slugs, which are in its address',
    ],
    [/(^|\.)(involved|charges|defendants|because)\.\d+$/, 'IDs too'],
    [/^format$/, 'the name of the form of the JSON'],
    [/\.(earliest|latest)$/, 'computed from the date, which is shown as recorded'],
    [/\.script$/, 'what the letters of the name show'],
    [
      /^sources\.\d+\.(kind|tags\.\d+|accessedOn|language)$/,
      'shown on the page of the source, which the list leads to',
    ],
    [/^sources\.\d+\.publishedOn\.edtf$/, 'shown as the style of the citation writes dates'],
    [/^(persons|organizations)\.\d+\.names\.0\.kind$/, 'that a name is the first is said by its place'],
    [
      /^cases\.\d+\.(?!title$|edition$|standing\.|participants\.\d+\.(role|standing|custody)\b)/,
      'shown on the page of that edition of the case, which the page leads to',
    ],
    [/^cases\.\d+\.standing\./, 'of a defendant, where they stand is shown instead'],
  ];

  /** How a page says what is not told as it stands in the document, by the name of its field. */
  const SAID: Readonly<Record<string, (value: never) => string>> = {
    edtf: text.date,
    at: text.day,
    accessedOn: text.day,
    country: text.country,
    nationalities: text.country,
    language: (tag: string) => tag,
    term: text.duration,
    reliability: text.reliability,
    credibility: text.credibility,
    wgadCategories: text.wgadCategory,
    final: () => text.final,
    suspended: () => text.suspended,
    disputed: () => text.disputed,
    irregular: () => text.irregular,
    casesLeftOut: text.casesLeftOut,
  };
  const WORDS = new Set(['kind', 'role', 'status', 'state', 'gender', 'stance']);

  function* leaves(value: unknown, place: string[] = []): Generator<[place: string, value: string | number | boolean]> {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...place, key]);
    } else if (value !== null && value !== false && value !== undefined) {
      yield [place.join('.'), value as string];
    }
  }

  function said(place: string, value: string | number | boolean): string {
    const field = place.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
    if (field === 'stance') return text.disputes;
    if (WORDS.has(field)) return text.word(String(value));
    return SAID[field]?.(value as never) ?? String(value);
  }

  it.each(['case', 'person', 'source'] as const)('of a %s', async (kind) => {
    const document = fullDocuments((place) => `«${place}»`)[kind];
    const html = await pageOf(document, new Map());
    const shown = html
      .replaceAll(/ (?:lang|href)="([^"]*)"/g, '>$1<')
      .replaceAll(/<[^>]*>/g, '')
      .toLowerCase();
    const missing = [...leaves(document)]
      .filter(([place]) => !LEFT_OUT.some(([left]) => left.test(place)))
      .filter(([place, value]) => !shown.includes(said(place, value).toLowerCase()));
    expect(missing).toEqual([]);
  });

  it('leaves nothing out that no document has', () => {
    const places = Object.values(fullDocuments(() => 'x')).flatMap((document) =>
      [...leaves(document)].map(([place]) => place),
    );
    expect(LEFT_OUT.filter(([left]) => !places.some((place) => left.test(place)))).toEqual([]);
  });
});
