import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { HOSTILE, hostileText } from '../testing/hostile.js';
import { fullViews } from '../testing/views.js';
import type { EditionView } from './edition-view.js';
import { JSON_LD_FORMAT } from './json-ld.js';
import { days, webAddress } from './json-ld-node.js';

const KINDS = ['case', 'person', 'source'] as const;

const written = (view: EditionView): string => JSON_LD_FORMAT.write(view) as string;
const expected = (kind: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../testing/linked/${kind}.jsonld`), 'utf8'));

/** Whatever has to be fetched cannot be read; what means nothing by the context is an error, not left out (`safe`). */
const ALONE = {
  documentLoader: (address: string): never => {
    throw new Error(`It asks for ${address}.`);
  },
  safe: true,
};

/** Read as a graph: one triple a line. */
async function triples(text: string): Promise<string[]> {
  const options = { ...ALONE, format: 'application/n-quads' } as const;
  const quads = (await jsonld.toRDF(JSON.parse(text) as object, options)) as unknown as string;
  return quads.trimEnd().split('\n');
}

/** What stands in place of a text is another; names of blank nodes depend on it. */
const shape = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/_:\w+/g, '_:')).toSorted();

describe('the linked data of', () => {
  it.each(KINDS)('a %s says exactly this', (kind) => {
    const text = written(fullViews()[kind]);
    expect(JSON.parse(text)).toEqual(expected(kind));
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  it.each([
    ['case', 287],
    ['person', 296],
    ['source', 60],
  ] as const)('a %s is a graph by itself, of %d triples', async (kind, count) => {
    const lines = await triples(written(fullViews()[kind]));
    expect(lines).toHaveLength(count);
    expect(lines.filter((line) => /<(?!https?:|urn:uuid:)/.test(line))).toEqual([]);
  });

  it('a case names each event by an address, and what it corrects by its uuid where that stands there no more', () => {
    const { case: view } = fullViews();
    if (view.document.format !== 'casetrail-edition/1') throw new Error('It is of a case.');
    const alone = { ...view, document: { ...view.document, timeline: view.document.timeline.slice(1) } };
    const { 'casetrail:timeline': timeline } = JSON.parse(written(alone)) as { 'casetrail:timeline': object };
    expect(timeline).toMatchObject({
      '@list': [
        {
          '@id': 'https://casetrail.example/cases/one-case@7#event-00000000-0000-4000-8000-000000000021',
          identifier: { '@id': 'urn:uuid:00000000-0000-4000-8000-000000000021' },
          'casetrail:corrects': { '@id': 'urn:uuid:00000000-0000-4000-8000-000000000020' },
        },
      ],
    });
  });
});

it('says the same of the same things, whatever they are called', async () => {
  const plain = fullViews();
  const shapes = Object.fromEntries(
    await Promise.all(KINDS.map(async (kind) => [kind, shape(await triples(written(plain[kind])))] as const)),
  );
  const check = async (say: (place: string) => string) => {
    const hostile = fullViews(say);
    for (const kind of KINDS) {
      const text = written(hostile[kind]);
      expect(text).not.toMatch(/[<>&\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
      expect(shape(await triples(text))).toEqual(shapes[kind]);
    }
  };
  for (const text of HOSTILE) await check((place) => `${text}${place}`);
  await fc.assert(
    fc.asyncProperty(hostileText, (text) => check((place) => `${text}${place}`)),
    { numRuns: 20 },
  );
});

describe('a date', () => {
  it.each([
    ['2020-03-01', '2020-03-01', null],
    ['2020-03-01/2020-04-02', '2020-03-01', '2020-04-02'],
    ['2020-03-01/..', '2020-03-01', null],
    ['../2020-03-01', null, '2020-03-01'],
    ['2020-03-01/2020-04', '2020-03-01', null],
    ['2020-03-01?', null, null],
    ['2020-03', null, null],
    ['2020-21', null, null],
    ['[..2020-03-01]', null, null],
    ['[2020-03-01..2020-04-02]', null, null],
  ])('%s began on %s and ended on %s', (edtf, startDate, endDate) => {
    expect(days({ edtf })).toEqual({ startDate, endDate });
  });
});

describe('an address', () => {
  it.each([
    ['https://paper.example/a?b=c&d#e', 'https://paper.example/a?b=c&d#e'],
    ['https://paper.example/<script>"{}|\\^`', 'https://paper.example/%3Cscript%3E%22%7B%7D%7C/%5E%60'],
    ['https://paper.example/a b\n', 'https://paper.example/a%20b'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['not one', null],
    [null, null],
  ])('%j is the IRI %j', (told, iri) => {
    expect(webAddress(told)).toBe(iri);
  });
});
