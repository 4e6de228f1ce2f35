import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseDocument, EditionView, PersonDocument, SourceDocument } from '@app/citing';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Assets } from '../assets/assets.js';
import { PROJECT_FOLDER } from '../project-folder.js';
import { pageFormat } from './edition-page.js';

const assets = { address: (name: string) => `/assets/1/${name}` } as unknown as Assets;
const page = pageFormat(assets);

const FIRST = readFileSync(join(PROJECT_FOLDER, 'test/support/first-edition.json'), 'utf8');

/** Fields that people write into; the others are IDs, slugs, numbers, dates, and words of closed lists. */
const WRITTEN = new Set([
  'title',
  'summary',
  'name',
  'text',
  'place',
  'note',
  'offence',
  'allegedConduct',
  'conductPlace',
  'subject',
  'quote',
  'locator',
  'description',
  'conditions',
  'disclosure',
  'attribution',
  'irregularity',
  'value',
  'pinpoint',
  'url',
  'archivedUrl',
]);

/** The first record's edition, full of a text: every field that people write has it, also those that are empty there. */
function filled(text: string): CaseDocument {
  const document = JSON.parse(FIRST, (key, value: unknown) => (WRITTEN.has(key) ? text : value)) as CaseDocument;
  return {
    ...document,
    edition: { seq: 8, at: '2026-11-20T10:00:00.000Z' },
    case: { ...document.case, fileNumbers: [{ value: text, authority: null }] },
    timeline: document.timeline.map((event) => ({
      ...event,
      date: { edtf: '2020', earliest: '2020-01-01', latest: '2020-12-31' },
      disputed: true,
      irregular: true,
      restraint: { kind: 'BAIL', until: null, conditions: text },
      penalties: [
        {
          kind: 'FINE',
          person: null,
          term: null,
          suspended: true,
          amount: '5',
          currency: 'KZT',
          description: text,
          starts: null,
          ends: null,
        },
      ],
    })),
    sources: document.sources.map((source) => ({ ...source, tags: [text], publishedOn: null })),
  };
}

function documentsFilled(text: string): (CaseDocument | PersonDocument | SourceDocument)[] {
  const document = filled(text);
  const { format: _, case: matter, participants, charges, timeline, related: __, otherCases: ___, ...rest } = document;
  const [person] = document.persons;
  const [source] = document.sources;
  if (!person || !source) throw new Error('The first record has a person and a source.');
  const unknown = { gender: null, born: null, died: null, nationalities: ['KZ'], occupations: [text], summary: text };
  return [
    document,
    {
      ...rest,
      format: 'casetrail-person/1',
      person: { ...person, ...unknown, citations: matter.citations },
      cases: [{ ...matter, edition: 8, participants, charges }],
      casesLeftOut: 0,
      timeline: timeline.map((event) => ({ ...event, case: matter.id })),
    },
    { ...rest, format: 'casetrail-source/1', source: { ...source, citations: matter.citations } },
  ];
}

async function pageOf(document: EditionView['document']): Promise<string> {
  const view: EditionView = {
    document,
    bytes: Buffer.alloc(0),
    sealed: 'a'.repeat(64),
    url: 'http://127.0.0.1:1',
    permalink: 'http://127.0.0.1:1/cases/x@8',
    latest: 9,
    next: { seq: 9, at: '2026-11-21T10:00:00.000Z' },
    afterwards: async () => {
      const events = 'timeline' in document ? document.timeline : [];
      const at = '2026-11-21T10:00:00.000Z';
      return { stands: true, fates: new Map(events.map((by) => [by.id, { became: 'CORRECTED', at, by }])) };
    },
  };
  return String(await page.write(view));
}

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
  const plain = await Promise.all(documentsFilled('Plain').map(pageOf));
  const text = fc.oneof(
    fc.constantFrom(...NASTY),
    fc.tuple(fc.constantFrom(...NASTY), fc.string()).map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(text, async (hostile) => {
      const pages = await Promise.all(documentsFilled(`x${hostile}`).map(pageOf));
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
    for (const html of await Promise.all(documentsFilled(url).map(pageOf))) {
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
      expect(links.filter((href) => !/^(?:\/(?!\/)|#|http:\/\/127\.0\.0\.1:1\/)/.test(href))).toEqual([]);
    }
  }
});
