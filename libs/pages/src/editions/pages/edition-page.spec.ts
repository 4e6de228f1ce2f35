import type { EditionDocument, EventFate, PersonDocument } from '@app/citing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordEnglish as text } from '../../messages/record-english.js';
import { fullDocuments } from '../testing/full-documents.js';
import { pageOf } from '../testing/page-of.js';

const filled = (say: string | ((place: string) => string)): EditionDocument[] =>
  Object.values(fullDocuments(typeof say === 'string' ? () => say : say));

/** Its elements and their attributes, in order; a quotation mark that is no attribute's is written out, like an angle bracket. */
const skeleton = (html: string): string[] => html.match(/<\/?[a-z][a-z0-9]*|\s[a-z-]+="/gi) ?? [];

const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `' onmouseover='alert(1)`,
  '</title></head><body onload=alert(1)>',
  '<!--',
  ']]>',
  '&lt;b&gt; &#x3c;script&#x3e;',
  'javascript:alert(1)',
  '\u202etxt.exe\u2066 \u200f\u0000\u001b[31m',
];

it('nothing that people write changes what a page is made of', async () => {
  const plain = await Promise.all(filled('Plain').map((document) => pageOf(document)));
  const text = fc.oneof(
    fc.constantFrom(...NASTY),
    fc.tuple(fc.constantFrom(...NASTY), fc.string()).map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(text, async (hostile) => {
      const pages = await Promise.all(filled(`x${hostile}`).map((document) => pageOf(document)));
      expect(pages.map(skeleton)).toEqual(plain.map(skeleton));
      for (const html of pages) {
        expect(/[\p{Bidi_Control}\p{Cc}]/u.test(html.replaceAll('\n', ''))).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

it('an address that leads elsewhere than to the web is no link', async () => {
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' javascript:alert(1)',
    'vbscript:x',
    '//evil.example',
  ]) {
    const documents = JSON.parse(
      JSON.stringify(filled('x'), (_, value: unknown) =>
        typeof value === 'string' && value.startsWith('https:') ? url : value,
      ),
    ) as EditionDocument[];
    for (const html of await Promise.all(documents.map((document) => pageOf(document)))) {
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
      expect(links.filter((href) => !/^(?:\/(?!\/)|#|http:\/\/127\.0\.0\.1:1\/)/.test(href))).toEqual([]);
    }
  }
});

describe('the elements of a page', () => {
  const bare = (document: PersonDocument): PersonDocument => ({
    ...document,
    person: {
      ...document.person,
      names: [],
      gender: null,
      born: null,
      died: null,
      nationalities: [],
      occupations: [],
      citations: [],
    },
    cases: [],
    casesLeftOut: 0,
    timeline: [],
    sources: [],
    statutes: [],
    organizations: [],
    persons: [],
  });

  it('are none that hold nothing', async () => {
    const { person, ...others } = fullDocuments((place) => place);
    for (const document of [person, bare(person), ...Object.values(others)]) {
      expect(await pageOf(document)).not.toMatch(/<(dl|ul|ol|p|li|dd|section|time)[^>]*><\/\1>/);
    }
  });

  it('tell programs a date only where it is a day, a month or a year, and then always', async () => {
    const edtf = [
      '2020-02-03',
      '2020-04',
      '2020',
      '2020-21',
      '2020-02-03~',
      '2020/2021',
      '../2020-05',
      '199X',
      '2020-02-03?',
    ];
    const { case: document } = fullDocuments((place) => place);
    const [event] = document.timeline;
    const timeline = edtf.map((date, place) => ({
      ...event!,
      id: `CaseEvent_00000000-0000-4000-9000-00000000000${place}`,
      date: { edtf: date, earliest: null, latest: null },
    }));
    const html = await pageOf({ ...document, timeline }, new Map());
    const headings = [...html.matchAll(/<h3>(?!<bdi>)(.*?): <bdi>/g)].map(([, date]) => date);
    expect(headings).toEqual([
      '<time datetime="2020-02-03">3 February 2020</time>',
      '<time datetime="2020-04">April 2020</time>',
      '<time datetime="2020">2020</time>',
      ...edtf.slice(3).map((date) => text.date(date)),
    ]);
    expect(html.match(/<time(?! datetime=)/)).toBeNull();
    expect(html).toContain('Edition 8 of <time datetime="2026-11-20T10:00:00.000Z">20 November 2026</time>');
    expect(html).toContain('since <time datetime="1902-03-04">4 March 1902</time> (final)');
  });

  it('hold each text of the record apart from the direction of what is around it', async () => {
    for (const document of filled('العربية')) {
      const body = (await pageOf(document)).replace(/^.*<body>/s, '').replaceAll(/ [a-z-]+="[^"]*"/g, '');
      const apart = body.replaceAll(/<bdi>[^<]*<\/bdi>/g, '');
      expect(apart).not.toContain('العربية');
    }
  });

  it('have names that begin with what is to be seen of them', async () => {
    for (const document of filled((place) => place)) {
      const html = await pageOf(document);
      const labelled = [...html.matchAll(/aria-label="([^"]*)"[^>]*>([^<]*)</g)];
      expect(labelled.length).toBeGreaterThan(0);
      expect(labelled.filter(([, name, seen]) => !name!.startsWith(seen!))).toEqual([]);
    }
  });
});

it('tells of an event what became of it, when, and how it reads now', async () => {
  const { case: document } = fullDocuments((place) => place);
  const [first, second] = document.timeline;
  const noteOf = async (fate: EventFate): Promise<string | undefined> =>
    /<p class="fate">(.*?)<\/p>/.exec(await pageOf(document, new Map([[first!.id, fate]])))?.[1];
  const at = '2026-11-21T10:00:00.000Z';
  const day = '<time datetime="2026-11-21T10:00:00.000Z">21 November 2026</time>';
  expect(await noteOf({ became: 'CORRECTED', at, by: second! })).toBe(
    `Corrected on ${day}. It now reads: <a href="/cases/${document.case.id}#event-${second!.id.split('_')[1]}">` +
      `<time datetime="${second!.date.edtf}">${text.date(second!.date.edtf)}</time>: <bdi>second event</bdi></a>`,
  );
  expect(await noteOf({ became: 'CORRECTED', at, by: null })).toBe(
    `Corrected on ${day}, and what stood in its place is gone too.`,
  );
  expect(await noteOf({ became: 'RETRACTED', at })).toBe(`Retracted on ${day}.`);
});

it('entries of closed lists are words, and abbreviations stay what they are', () => {
  expect(['UNREGISTERED_GROUP', 'NGO', 'UN_OPINION', 'UNKNOWN'].map((entry) => text.word(entry))).toEqual([
    'Unregistered group',
    'NGO',
    'UN opinion',
    'Not known',
  ]);
});
