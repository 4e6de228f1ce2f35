import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Notebook } from './support/full-case.js';
import { caseCreate, caseUpdate, eventCorrect, eventRecord } from './support/mutations.js';
import { connect } from './support/connect.js';
import { change as inChange } from './support/record-rows.js';
import { PublishedCase } from './support/published-case.js';
import { done, read } from './support/write-checks.js';
import { type Someone, WriteServer } from './support/write-server.js';

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

  it('a source is cited as what it is, an article in the news, and by the edition of its record', async () => {
    const { case: found } = await servers.public.data<Asked>(`{ ${DOSSIER} }`);
    expect(found.sources).toHaveLength(1);
    const [source] = found.sources;
    const edition = await fetch(`${url}/sources/bitter-winter-2021-02-05-bilash@2.json`);
    const { at } = ((await edition.json()) as { edition: { at: string } }).edition;
    const hash = edition.headers.get('etag')!.slice(1, 13);
    const day = new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    const address = `${url}/sources/bitter-winter-2021-02-05-bilash@2`;
    const note = `Casetrail, edition 2 (${day}), SHA-256 ${hash}, ${address}`;
    const title = 'Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped';
    expect(source).toMatchObject({
      APA: `Adilzhan, L. (2021, February 5). ${title}. Bitter Winter. ${note}`,
      CHICAGO: `Adilzhan, Laila. “${title}.” Bitter Winter, February 5, 2021. ${note}.`,
      MLA: `Adilzhan, Laila. “${title}.” Bitter Winter, 5 Feb. 2021. ${note}.`,
    });
    expect(source!['BIBTEX']).toContain(`  note = {${note}},\n`);
    expect(source!['RIS']).toContain(`N1  - ${note}\r\n`);
    const { source: asked } = await servers.public.data<{ source: { csl: string } }>(
      '{ source(slug: "bitter-winter-2021-02-05-bilash") { csl } }',
    );
    expect(JSON.parse(asked.csl)).toEqual({
      id: 'bitter-winter-2021-02-05-bilash',
      type: 'article-newspaper',
      title,
      author: [{ family: 'Adilzhan', given: 'Laila' }],
      'container-title': 'Bitter Winter',
      issued: { 'date-parts': [[2021, 2, 5]] },
      language: 'en',
      note,
    });
    expect(JSON.parse(source!['CSL_JSON']!)).toEqual([JSON.parse(asked.csl)]);
    for (const [extension, style] of [
      ['.bib', 'BIBTEX'],
      ['.ris', 'RIS'],
      ['.csl.json', 'CSL_JSON'],
    ] as const)
      expect(await (await fetch(`${address}${extension}`)).text()).toBe(source![style]);
    const page = await (await fetch(address, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain(`<dd><bdi>${source!['MLA']}</bdi></dd>`);
  });

  it('an edition that nobody has asked for yet has its hash in the data all the same', async () => {
    const slug = 'almaty-police-letter-174';
    const { source } = await servers.public.data<{ source: { csl: string } }>(`{ source(slug: "${slug}") { csl } }`);
    const answer = await fetch(`${servers.server.url}/sources/${slug}.json`);
    const sha256 = hash('sha256', Buffer.from(await answer.arrayBuffer()));
    expect((JSON.parse(source.csl) as { note: string }).note).toContain(`, SHA-256 ${sha256.slice(0, 12)}, `);
  });

  it('sources take as many statements for ten as for one', async () => {
    const counted = (asked: string, first: number) =>
      servers.public.counted(`{ sources(first: ${first}) { nodes { ${asked} } } }`);
    for (const asked of ['csl', 'cite(style: MLA)']) {
      await counted(asked, 10);
      expect((await counted(asked, 10)).statements).toBe((await counted(asked, 1)).statements);
    }
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
  const asked = await advocate.data<{ case: { timeline: { nodes: { title: string; cite: string; data: string }[] } } }>(
    '{ case(slug: "kz-2020-bilash-389") { timeline { nodes { title cite(style: MLA) data: cite(style: CSL_JSON) } } } }',
  );
  const hidden = asked.case.timeline.nodes.find(({ title }) => title === 'Behind closed doors');
  // It stands in no edition: what leads to it is the case's address alone.
  expect(hidden?.cite).toMatch(
    /^“Behind closed doors \(November 2020\)\.” .+ under article 389, Casetrail, \d+ \S+ \d{4}, \S+\/cases\/kz-2020-bilash-389\.$/,
  );
  const [item] = JSON.parse(hidden!.data) as { id: string; version?: string; note?: string }[];
  expect(item!.id).toMatch(/^kz-2020-bilash-389#event-/);
  expect([item!.version, item!.note]).toEqual([undefined, undefined]);
  expect(asked.case.timeline.nodes[0]?.cite).toContain('SHA-256');
});

describe('an event that has gone', () => {
  const cites = async (who: Someone, ids: readonly string[]): Promise<(string | null)[]> => {
    const { nodes } = await who.data<{ nodes: ({ cite: string } | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on CaseEvent { cite(style: RIS) } } }',
      { ids },
    );
    return nodes.map((node) => (node ? /UR {2}- (.*)\r/.exec(node.cite)![1]! : null));
  };

  it('is cited by the newest public edition in which it stands, where the page says what became of it', async () => {
    const published = await PublishedCase.start();
    try {
      const { servers: there, advocate, slug } = published;
      const [charged, opened] = [await published.eventOf('Charged'), await published.eventOf('Investigation opened')];
      const before = (await published.edition(there.public))!;
      const input = { ...published.told('Opened, corrected', '2021-01-11').input, kind: 'INVESTIGATION_OPENED' };
      const correction = { event: opened.id, expectedVersion: opened.version, input };
      await published.change(eventCorrect, correction);
      const key = opened.id.split('_')[1];
      // For the public nothing has changed; the advocate sees it corrected.
      const address = `${there.server.url}/cases/${slug}@${before.seq}#event-${key}`;
      expect(await cites(advocate, [opened.id])).toEqual([address]);
      await published.record('Between', '2021-03-05');
      const corrected = await published.eventOf('Opened, corrected');
      const seq = (await published.edition(there.public))!.seq;
      expect(await cites(there.public, [opened.id, corrected.id])).toEqual([
        address,
        `${there.server.url}/cases/${slug}@${seq}#event-${corrected.id.split('_')[1]}`,
      ]);
      const { node } = await there.public.data<{ node: { corrects: { cite: string } } }>(
        'query ($id: ID!) { node(id: $id) { ... on CaseEvent { corrects { cite(style: MLA) } } } }',
        { id: corrected.id },
      );
      expect(node.corrects.cite).toContain(`Version ${before.seq}, SHA-256 ${before.sha256.slice(0, 12)}, Casetrail`);
      const page = await (await fetch(address.split('#')[0]!, { headers: { accept: 'text/html' } })).text();
      expect(page).toContain(`<li id="event-${key}">`);
      expect(page).toContain('Opened, corrected');
      const count = async (ids: string[]) =>
        (
          await there.public.counted(
            'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on CaseEvent { cite(style: MLA) } } }',
            { ids },
          )
        ).statements;
      expect(await count([opened.id, corrected.id, charged.id])).toBe(await count([opened.id]));
      // It is a part of the case as that was called then, whatever it is called now.
      const id = published.book.id('case');
      const then = await read(advocate, id, 'title version');
      await published.change(caseUpdate, {
        id,
        expectedVersion: then?.['version'],
        patch: { title: 'Called otherwise' },
      });
      // So is the event, also where somebody wrote it again when it had gone.
      const member = await connect(there.database, 'member');
      await inChange(member, () =>
        member.query(`UPDATE live.case_events SET title = 'Written again', date_edtf = '1999' WHERE id = $1`, [key]),
      );
      await member.end();
      const again = await there.public.data<{ nodes: { cite: string }[] }>(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on CaseEvent { cite(style: MLA) } } }',
        { ids: [opened.id, charged.id] },
      );
      expect(
        again.nodes.map(({ cite }) => [
          cite.includes(then?.['title'] as string),
          cite.includes('Called otherwise'),
          cite.includes('“Investigation opened (10 January 2021).”'),
        ]),
      ).toEqual([
        [true, false, true],
        [false, true, false],
      ]);
    } finally {
      await published.servers.stop();
    }
  });
});
