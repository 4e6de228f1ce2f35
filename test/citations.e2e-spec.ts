import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Notebook } from './support/full-case.js';
import { caseCreate, eventRecord } from './support/mutations.js';
import { done } from './support/write-checks.js';
import { WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let servers: WriteServer;
let url: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  ({ url } = servers.server);
}, 60_000);

afterAll(() => servers?.stop());

const STYLES = ['APA', 'CHICAGO', 'MLA', 'BIBTEX', 'RIS', 'CSL_JSON'] as const;
const each = STYLES.map((style) => `${style}: cite(style: ${style})`).join(' ');

interface Asked {
  readonly case: Record<string, string> & {
    readonly edition: { readonly sha256: string; readonly at: string };
    readonly timeline: { readonly nodes: (Record<string, string> & { readonly id: string })[] };
    readonly sources: (Record<string, string> & { readonly csl: string })[];
  };
}

const DOSSIER = `case(slug: "kz-2020-bilash-389") { ${each} edition { sha256 at } timeline { nodes { id ${each} } } sources { csl ${each} } }`;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** What was recorded today is dated by today: the day of the edition in the three ways in which styles write it. */
function daysOf(at: string): { iso: string; american: string; short: string; year: string } {
  const date = new Date(at);
  const month = date.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
  const [day, year] = [date.getUTCDate(), date.getUTCFullYear()];
  return {
    iso: at.slice(0, 10),
    american: `${month} ${day}, ${year}`,
    short: `${day} ${MONTHS[date.getUTCMonth()]}${month.length > 4 ? '.' : ''} ${year}`,
    year: String(year),
  };
}

describe('of the first record', () => {
  it('a case is cited by its edition, its date, its address and its hash, in each style', async () => {
    const { case: found } = await servers.public.data<Asked>(`{ ${DOSSIER} }`);
    const { iso, american, short, year } = daysOf(found.edition.at);
    const hash = `SHA-256 ${found.edition.sha256.slice(0, 12)}`;
    const title = 'Case of 2020 against Serikzhan Bilash under article 389';
    const address = `${url}/cases/kz-2020-bilash-389@8`;
    expect({ ...found, edition: null, timeline: null, sources: null }).toMatchObject({
      APA: `Casetrail. (${year}). ${title} (Version 8, ${hash}, ${iso}) [Case record]. ${address}`,
      CHICAGO: `Casetrail. “${title}.” Case record. Version 8, ${hash}. Casetrail, ${american}. ${address}.`,
      MLA: `“${title}.” Case record. Version 8, ${hash}, Casetrail, ${short}, ${address}.`,
    });
    for (const style of ['BIBTEX', 'RIS', 'CSL_JSON']) {
      for (const part of [title, address, hash])
        expect([style, found[style]]).toEqual([style, expect.stringContaining(part)]);
    }
  });

  it('an event is cited as a part of the edition, by an address that leads to it', async () => {
    const { case: found } = await servers.public.data<Asked>(`{ ${DOSSIER} }`);
    const { american } = daysOf(found.edition.at);
    const event = found.timeline.nodes[1]!;
    const address = `${url}/cases/kz-2020-bilash-389@8#event-${event.id.split('_')[1]}`;
    expect(event['CHICAGO']).toBe(
      'Casetrail. “Investigation opened under article 389 (2020).” Event of a case record. In Case of 2020 against Serikzhan Bilash ' +
        `under article 389, version 8, SHA-256 ${found.edition.sha256.slice(0, 12)}. Casetrail, ${american}. ${address}.`,
    );
    expect(event['RIS']).toContain(`UR  - ${address}\r\n`);
    const page = await fetch(address.split('#')[0]!, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain(`<li id="event-${event.id.split('_')[1]}">`);
  });

  it('a source is cited as what it is, an article in the news', async () => {
    const { case: found } = await servers.public.data<Asked>(`{ ${DOSSIER} }`);
    expect(found.sources).toHaveLength(1);
    const [source] = found.sources;
    const title = 'Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped';
    expect(source).toMatchObject({
      APA: `Adilzhan, L. (2021, February 5). ${title}. Bitter Winter.`,
      CHICAGO: `Adilzhan, Laila. “${title}.” Bitter Winter, February 5, 2021.`,
      MLA: `Adilzhan, Laila. “${title}.” Bitter Winter, 5 Feb. 2021.`,
    });
    expect(JSON.parse(source!.csl)).toEqual({
      id: 'bitter-winter-2021-02-05-bilash',
      type: 'article-newspaper',
      title,
      author: [{ family: 'Adilzhan', given: 'Laila' }],
      'container-title': 'Bitter Winter',
      issued: { 'date-parts': [[2021, 2, 5]] },
      language: 'en',
    });
    expect(JSON.parse(source!['CSL_JSON']!)).toEqual([JSON.parse(source!.csl)]);
  });

  it('reads alike as of its edition, and in no more statements for a hundred events than for one', async () => {
    const now = await servers.public.data<Asked>(`{ ${DOSSIER} }`);
    const { asOf } = await servers.public.data<{ asOf: Asked }>(`{ asOf(seq: 8) { ${DOSSIER} } }`);
    const withoutIds = ({ case: found }: Asked) => ({
      ...found,
      timeline: found.timeline.nodes.map((event) => ({ ...event, id: null })),
    });
    expect(withoutIds(asOf)).toEqual(withoutIds(now));
    const counted = (first: number) =>
      servers.public.counted(
        `{ cases(first: 5) { nodes { timeline(first: ${first}) { nodes { cite(style: MLA) } } } } }`,
      );
    await counted(20);
    expect((await counted(20)).statements).toBe((await counted(1)).statements);
  });

  it('is cited in other languages, and in English where there are no words', async () => {
    const { case: found } = await servers.public.data<{ case: Record<string, string> }>(
      '{ case(slug: "kz-2020-bilash-389") { de: cite(style: MLA, locale: "de-AT") kk: cite(style: MLA, locale: "kk") none: cite(style: MLA, locale: null) en: cite(style: MLA) } }',
    );
    expect(found['kk']).toBe(found['en']);
    expect(found['none']).toBe(found['en']);
    expect(found['de']).not.toBe(found['en']);
    expect(found['de']).toContain('Case of 2020 against Serikzhan Bilash under article 389');
  });
});

it('a case that is not public is cited without a hash, and an event that is not likewise', async () => {
  const advocate = await servers.someone('ADVOCATE');
  const book = new Notebook(advocate);
  const input = { slug: 'not-public', title: 'Not public', kind: 'CRIMINAL', country: 'KZ' };
  const matter = await book.keep('case', caseCreate, { input });
  const { case: found } = await advocate.data<{ case: { cite: string; edition: { seq: number } } }>(
    '{ case(slug: "not-public") { cite(style: MLA) edition { seq } } }',
  );
  expect(found.cite).toContain(`Case record. Version ${found.edition.seq}, Casetrail`);
  expect(matter).toBeDefined();
  const open = await servers.id('Case', 'kz-2020-bilash-389');
  const source = await servers.id('Source', 'bitter-winter-2021-02-05-bilash');
  await done(advocate, eventRecord, {
    case: open,
    input: { kind: 'HEARING', title: 'Behind closed doors', date: '2020-11', citations: [{ source }] },
  });
  const asked = await advocate.data<{ case: { timeline: { nodes: { title: string; cite: string }[] } } }>(
    '{ case(slug: "kz-2020-bilash-389") { timeline { nodes { title cite(style: MLA) } } } }',
  );
  const hidden = asked.case.timeline.nodes.find(({ title }) => title === 'Behind closed doors');
  expect(hidden?.cite).not.toContain('SHA-256');
  expect(asked.case.timeline.nodes[0]?.cite).toContain('SHA-256');
});
