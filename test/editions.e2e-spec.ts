import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { migrationSource } from '@app/database';
import { approveErasure, requestErasure } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import { connect, refusal, rowsOf } from './support/connect.js';
import { type Fetched, fetchEdition, readEdition, withoutChance } from './support/editions.js';
import { type Notebook, writeFullCase } from './support/full-case.js';
import { caseCreate, eventCorrect, eventRecord, proposalApprove } from './support/mutations.js';
import { caseWithdraw, recordHide, recordRetract } from './support/publishing-mutations.js';
import { publish, submit } from './support/submissions.js';
import { type Someone, WriteServer } from './support/write-server.js';
import { done, type Done } from './support/write-checks.js';

jest.setTimeout(60_000);

const SHA256_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let book: Notebook;
let slug: string;

const get = (address: string, headers?: Record<string, string>) => fetchEdition(servers.server, address, headers);
const sha256Of = async (who: Someone, seq: number | null = null) => {
  const asked = `case(slug: "${slug}") { edition { seq sha256 superseded permalink } }`;
  const data = await who.data<Record<string, unknown>>(
    seq === null ? `{ ${asked} }` : `{ asOf(seq: ${seq}) { ${asked} } }`,
  );
  type Answer = { case: { edition: { seq: number; sha256: string; superseded: boolean; permalink: string } } | null };
  return ((seq === null ? data : data['asOf']) as Answer).case?.edition ?? null;
};

/** Does it, with the approval or the publication that it waits for: the number of the last change set. */
async function change(mutation: typeof eventRecord, args: object): Promise<number> {
  const { proposal } = await done<Done>(advocate, mutation, args);
  if (proposal) await done(editor, proposalApprove, { id: proposal.id });
  return latest();
}

/** The same, and makes public what can be. */
async function publicly(mutation: typeof eventRecord, args: object): Promise<number> {
  await change(mutation, args);
  const { id } = await submit(advocate, { id: book.id('case') });
  expect(await publish(editor, id)).toEqual([]);
  return latest();
}

const latest = async () =>
  (await servers.public.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }')).snapshot.seq;

const told = (title: string, date: string) => ({
  input: { kind: 'OTHER', title, date, citations: [{ source: book.id('report') }] },
});
const record = (title: string, date: string) => publicly(eventRecord, { case: book.id('case'), ...told(title, date) });

/** The event of this title that the case has now. */
async function eventOf(title: string): Promise<{ id: string; version: number }> {
  const { timeline } = (
    await advocate.data<{ case: { timeline: { nodes: { id: string; version: number; title: string }[] } } }>(
      `{ case(slug: "${slug}") { timeline { nodes { id version title } } } }`,
    )
  ).case;
  return timeline.nodes.find((event) => event.title === title)!;
}

beforeAll(async () => {
  servers = await WriteServer.start();
  const sealed = await servers.someone('ADVOCATE', 3);
  [advocate, editor] = [await servers.someone('ADVOCATE'), await servers.someone('EDITOR')];
  book = await writeFullCase(advocate, sealed, await servers.id('Case', 'kz-2019-bilash'));
  const { id } = await submit(advocate, { id: book.id('case'), include: [book.id('Victim as victim')] });
  expect(await publish(editor, id)).toEqual([]);
  slug = (
    await advocate.data<{ node: { slug: string } }>('query ($id: ID!) { node(id: $id) { ... on Case { slug } } }', {
      id: book.id('case'),
    })
  ).node.slug;
}, 60_000);

afterAll(() => servers.stop());

/** Who asks for something that is not there learns nothing but that: the answer, without what differs by chance. */
const nothing = ({ status, bytes, headers }: Fetched) => ({
  status,
  text: bytes.toString(),
  headers: Object.fromEntries([...headers].filter(([name]) => !['date', 'x-correlation-id'].includes(name))),
});

describe('an edition', () => {
  it('is what the schema describes, canonical, and named by its hash, for each public case', async () => {
    const { cases } = await servers.public.data<{ cases: { nodes: Node[] } }>(
      '{ cases { nodes { slug edition { seq at permalink sha256 superseded } } } }',
    );
    type Node = {
      slug: string;
      edition: { seq: number; at: string; permalink: string; sha256: string; superseded: boolean };
    };
    expect(cases.nodes).toHaveLength(5);
    for (const { slug: name, edition } of cases.nodes) {
      const { seq, at, permalink, sha256, superseded } = edition;
      const fetched = await get(`${name}@${seq}.json`);
      expect(fetched.sha256).toBe(sha256);
      expect(readEdition(fetched)).toMatchObject({
        format: 'casetrail-edition/1',
        edition: { seq, at },
        withdrawn: [],
      });
      expect({ permalink, superseded }).toEqual({
        permalink: `${servers.server.url}/cases/${name}@${seq}`,
        superseded: false,
      });
    }
  });

  it('of the first record says exactly this', async () => {
    const expected = JSON.parse(
      readFileSync(join(import.meta.dirname, 'support/first-edition.json'), 'utf8'),
    ) as unknown;
    expect(withoutChance(readEdition(await get('kz-2020-bilash-389.json')))).toEqual(expected);
  });

  it('holds nothing above PUBLIC, whoever asks', async () => {
    const fetched = await get(`${slug}.json`);
    const edition = readEdition(fetched);
    expect(edition.timeline.map(({ title }) => title)).toEqual(['Investigation opened', 'Charged']);
    const text = fetched.bytes.toString();
    const hidden = [
      'Sealed expert',
      'Expert as expert',
      'Held judge',
      'Judge as judge',
      'Witness',
      'on hold',
      'unsourced',
      'held source',
      'charged wrongly',
    ];
    for (const name of hidden) expect(text).not.toContain(book.id(name).split('_')[1]);
    for (const words of ['Underground', 'a secret place', 'Expert', 'RESTRICTED']) expect(text).not.toContain(words);
    for (const who of [advocate, editor]) {
      const signedIn = await get(`${slug}.json`, { authorization: `Bearer ${who.secret}` });
      expect(signedIn.bytes.equals(fetched.bytes)).toBe(true);
      expect((await sha256Of(who))?.sha256).toBe(fetched.sha256);
    }
  });

  it('has one address, for good; others lead there', async () => {
    const { edition } = readEdition(await get(`${slug}.json`));
    const id = book.id('case');
    const exact = await get(`${slug}@${edition.seq}.json`);
    expect(exact.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const newest = await get(slug);
    expect(newest.bytes.equals(exact.bytes)).toBe(true);
    expect(newest.headers.get('cache-control')).toBe('public, no-cache');
    expect(newest.headers.get('content-location')).toBe(`${slug}@${edition.seq}`);
    await done(advocate, eventRecord, { case: id, ...told('Not public', '2021-03-01') });
    const later = await latest();
    expect(later).toBeGreaterThan(edition.seq);
    const moved: [string, string][] = [
      [`${slug}@${later}.json`, `${slug}@${edition.seq}.json`],
      [`${slug}@${later}`, `${slug}@${edition.seq}`],
      [`${id}@${later}.json`, `${slug}@${edition.seq}.json`],
      [`${id}.json`, `${slug}.json`],
    ];
    for (const [from, to] of moved) {
      const { status, headers, bytes } = await get(from);
      expect([from, status, headers.get('location'), bytes.length]).toEqual([from, 301, to, 0]);
    }
    const never = nothing(await get('never-was.json'));
    expect(never).toMatchObject({
      status: 404,
      text: '{"code":"NOT_FOUND","message":"There is nothing at this address."}',
    });
    const absent = [
      `${slug}@1.json`,
      `${slug}@${later + 1}.json`,
      `${slug}.csv`,
      `${slug}@0.json`,
      `${id.replace(/.$/, 'x')}.json`,
    ];
    for (const address of absent) expect(nothing(await get(address))).toEqual(never);
  });

  it('is sent once to who keeps it', async () => {
    const { seq } = (await sha256Of(servers.public))!;
    for (const address of [`${slug}.json`, `${slug}@${seq}.json`]) {
      const { headers } = await get(address);
      const etag = headers.get('etag')!;
      for (const [tags, status, length] of [
        [etag, 304, 0],
        [`"other", W/${etag}`, 304, 0],
        ['"other"', 200, Number(headers.get('content-length'))],
      ] as const) {
        const again = await get(address, { 'if-none-match': tags });
        expect([again.status, again.bytes.length, again.headers.get('etag')]).toEqual([status, length, etag]);
        expect(again.headers.get('cache-control')).toBe(headers.get('cache-control'));
      }
    }
  });

  it('is named under asOf as it stood; that of a case that is not public is of nothing', async () => {
    const now = (await sha256Of(servers.public))!;
    const then = await record('Later', '2021-03-05');
    expect(await sha256Of(servers.public, then - 1)).toEqual({ ...now, superseded: true });
    expect(await sha256Of(servers.public)).toMatchObject({ seq: then, superseded: false });
    expect(await sha256Of(servers.public, 1)).toBeNull();
    const { changeSet } = await done<Done & { case: { id: string } }>(advocate, caseCreate, {
      input: { title: 'Not public', kind: 'CRIMINAL', country: 'KZ', slug: 'not-public' },
    });
    const { case: hidden } = await advocate.data<{ case: object }>(
      '{ case(slug: "not-public") { edition { seq sha256 superseded } } }',
    );
    expect(hidden).toEqual({ edition: { seq: changeSet?.seq, sha256: SHA256_OF_NOTHING, superseded: false } });
    const seq = (
      await done<{ changeSet: { seq: number } }>(advocate, eventRecord, {
        case: await servers.id('Case', 'not-public'),
        ...told('Unseen', '2020'),
      })
    ).changeSet.seq;
    expect(
      await advocate.data(
        `{ case(slug: "not-public") { edition { seq sha256 } } then: asOf(seq: ${seq - 1}) { case(slug: "not-public") { edition { seq superseded } } } }`,
      ),
    ).toEqual({
      case: { edition: { seq, sha256: SHA256_OF_NOTHING } },
      then: { case: { edition: { seq: changeSet?.seq, superseded: true } } },
    });
    expect(nothing(await get('not-public.json'))).toEqual(nothing(await get('never-was.json')));
  });
});

describe('the difference between two editions', () => {
  const diff = async (who: Someone, args: string) => {
    const { case: found } = await who.data<{ case: { diff: object } }>(
      `{ case(slug: "${slug}") { diff(${args}) { from { seq sha256 } to { seq sha256 } statusBefore statusAfter
         added { title } corrected { before { id title } after { title corrects { id } } } retracted { id title } } } }`,
    );
    return found.diff;
  };

  it('is what was added, corrected and retracted, as it was then', async () => {
    const before = (await sha256Of(servers.public))!;
    const [opening, later] = [await eventOf('Investigation opened'), await eventOf('Later')];
    await record('Passing', '2021-04-01');
    const passing = await eventOf('Passing');
    await publicly(eventCorrect, {
      event: opening.id,
      expectedVersion: opening.version,
      input: {
        kind: 'INVESTIGATION_OPENED',
        title: 'Opened, corrected',
        date: '2021-01-11',
        citations: [{ source: book.id('letter') }],
      },
    });
    const corrected = await eventOf('Opened, corrected');
    await publicly(eventCorrect, {
      event: corrected.id,
      expectedVersion: corrected.version,
      input: {
        kind: 'INVESTIGATION_OPENED',
        title: 'Opened, corrected twice',
        date: '2021-01-12',
        citations: [{ source: book.id('letter') }],
      },
    });
    for (const { id, version } of [later, passing])
      await change(recordRetract, { id, expectedVersion: version, reason: 'wrong' });
    const end = await record('Dropped at last', '2021-05');
    const answer = {
      from: { seq: before.seq, sha256: before.sha256 },
      to: { seq: end, sha256: (await sha256Of(servers.public))!.sha256 },
      statusBefore: 'CHARGED',
      statusAfter: 'CHARGED',
      added: [{ title: 'Dropped at last' }],
      corrected: [
        {
          before: { id: `${opening.id}@${before.seq}`, title: 'Investigation opened' },
          after: { title: 'Opened, corrected twice', corrects: { id: corrected.id } },
        },
      ],
      retracted: [{ id: `${later.id}@${before.seq}`, title: 'Later' }],
    };
    expect(await diff(servers.public, `from: ${before.seq}`)).toEqual(answer);
    expect(await diff(servers.public, `from: ${before.seq}, to: ${end}`)).toEqual(answer);
    expect(await diff(servers.public, `from: ${end}`)).toEqual({
      ...answer,
      from: answer.to,
      added: [],
      corrected: [],
      retracted: [],
    });
    expect(await diff(servers.public, 'from: 1, to: 2')).toEqual({
      from: { seq: 1, sha256: SHA256_OF_NOTHING },
      to: { seq: 2, sha256: SHA256_OF_NOTHING },
      statusBefore: 'UNKNOWN',
      statusAfter: 'UNKNOWN',
      added: [],
      corrected: [],
      retracted: [],
    });
    expect(await diff(servers.public, `from: 1, to: ${before.seq}`)).toMatchObject({
      from: { seq: 1, sha256: SHA256_OF_NOTHING },
      to: { seq: before.seq, sha256: before.sha256 },
      statusBefore: 'UNKNOWN',
      statusAfter: 'CHARGED',
      added: [{ title: 'Investigation opened' }, { title: 'Charged' }, { title: 'Not public' }, { title: 'Later' }],
    });
    expect(
      await servers.public.data('query ($id: ID!) { node(id: $id) { ... on CaseEvent { title } } }', {
        id: `${later.id}@${before.seq}`,
      }),
    ).toEqual({ node: { title: 'Later' } });
  });

  it('is refused where there is no such state', async () => {
    const last = await latest();
    const asked = (args: string) =>
      servers.public.errors(`{ case(slug: "${slug}") { diff(${args}) { statusAfter } } }`);
    expect(await asked('from: 0')).toEqual([
      ['BAD_USER_INPUT', 'Change sets are numbered from 1; there is none of number 0.'],
    ]);
    expect(await asked(`from: ${last + 1}`)).toEqual([
      ['BAD_USER_INPUT', `There is no change set ${last + 1}: the latest is ${last}.`],
    ]);
    expect(await asked(`from: ${last}, to: ${last + 2}`)).toEqual([
      ['BAD_USER_INPUT', `There is no change set ${last + 2}: the latest is ${last}.`],
    ]);
    expect(await asked(`from: ${last}, to: ${last - 1}`)).toEqual([
      ['BAD_USER_INPUT', `"from" is ${last} and "to" is ${last - 1}. Give the earlier one as "from".`],
    ]);
    expect(
      await servers.public.errors(
        `{ asOf(seq: ${last}) { case(slug: "${slug}") { diff(from: ${last}) { statusAfter } } } }`,
      ),
    ).toEqual([['BAD_USER_INPUT', '"diff" names both states itself. Ask for it outside "asOf".']]);
  });

  it('takes as many statements for one case as for all', async () => {
    const last = await latest();
    const asked = (cases: string) =>
      servers.public.counted(
        `{ ${cases} { diff(from: ${last}) { from { seq sha256 } to { seq sha256 } added { title } statusAfter } edition { seq sha256 } } ${'} '.repeat(cases.split('{').length)}`,
      );
    await asked('cases { nodes');
    const one = await asked(`case(slug: "${slug}")`);
    const all = await asked('cases { nodes');
    // A list has one statement that finds its records.
    expect([one.statements, all.statements]).toEqual([4, 5]);
  });
});

describe('what is withdrawn', () => {
  it('is marked by its place, with the hash it was published with, and comes back as it was', async () => {
    const before = await get(`${slug}.json`);
    const { edition, timeline } = readEdition(before);
    const event = timeline.find(({ title }) => title === 'Dropped at last')!;
    await done(editor, recordHide, { id: event.id, confidentiality: 'RESTRICTED', reason: 'danger' });
    const hid = await latest();
    const address = `${slug}@${edition.seq}.json`;
    const marked = await get(address);
    const now = readEdition(marked);
    expect(now).toMatchObject({ edition, withdrawn: ['timeline'], originalSha256: before.sha256 });
    expect(now.timeline).toEqual(timeline.filter(({ id }) => id !== event.id));
    expect(marked.bytes.toString()).not.toContain(event.id);
    expect(marked.headers.get('cache-control')).toBe('public, no-cache');
    expect(await sha256Of(servers.public, edition.seq)).toMatchObject({ seq: edition.seq, sha256: before.sha256 });
    expect(readEdition(await get(`${slug}.json`))).toMatchObject({
      edition: { seq: hid },
      withdrawn: [],
      originalSha256: null,
    });
    const { id } = await submit(advocate, { id: book.id('case') });
    expect(await publish(editor, id)).toEqual([]);
    expect((await get(address)).bytes.equals(before.bytes)).toBe(true);
  });

  it('by erasing is marked likewise', async () => {
    const before = await get(`${slug}.json`);
    const { edition } = readEdition(before);
    const eraser = async () => ({ accountId: (await servers.someone('ADMIN')).account!, clearance: 2 });
    const [one, other] = [await eraser(), await eraser()];
    const source = await migrationSource(servers.database.addresses.owner, []).initialize();
    try {
      const { id } = await source.transaction((manager) =>
        requestErasure(manager, one, { record: book.id('report'), field: 'title', value: null, reason: 'Asked for.' }),
      );
      await source.transaction((manager) => approveErasure(manager, other, id, refoldTouched));
    } finally {
      await source.destroy();
    }
    const now = readEdition(await get(`${slug}@${edition.seq}.json`));
    expect(now).toMatchObject({ edition, withdrawn: ['sources'], originalSha256: before.sha256 });
    expect(JSON.stringify(now.sources)).toContain('[erased');
  });

  it('as a whole is not there, like a case that never was', async () => {
    const editions = [
      (await sha256Of(servers.public))!.seq,
      (await sha256Of(servers.public, (await latest()) - 1))!.seq,
    ];
    const id = book.id('case');
    const { node } = await editor.data<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Case { version } } }',
      { id },
    );
    await done(editor, caseWithdraw, { id, expectedVersion: node.version, reason: 'danger' });
    const never = nothing(await get('never-was.json'));
    for (const name of [slug, id]) {
      for (const address of [
        `${name}.json`,
        ...editions.map((seq) => `${name}@${seq}.json`),
        `${name}@${await latest()}.json`,
      ]) {
        expect(nothing(await get(address))).toEqual(never);
      }
    }
    expect(await sha256Of(servers.public)).toBeNull();
    expect(await sha256Of(servers.public, editions[0])).toBeNull();
    expect(await sha256Of(advocate)).toMatchObject({ sha256: SHA256_OF_NOTHING });
  });
});

it('keeps hashes from every login', async () => {
  const key = (await servers.id('Case', 'kz-2019-bilash')).slice('Case_'.length);
  const seal = `SELECT live.seal_edition('${key}', 4, repeat('00', 32))`;
  const [member, reader] = [await connect(servers.database, 'member'), await connect(servers.database, 'public')];
  try {
    expect(await refusal(reader, seal)).toBe('42501');
    for (const login of [member, reader]) {
      for (const verb of ['SELECT FROM', 'DELETE FROM', 'TRUNCATE']) {
        expect(await refusal(login, `${verb} ledger.editions`)).toBe('42501');
      }
      expect(await refusal(login, `SELECT FROM ledger.edition_parts('${key}')`)).toBe('42501');
    }
    const { sha256 } = await get('kz-2019-bilash@4.json');
    expect(await rowsOf(member, seal)).toEqual([{ seal_edition: sha256 }]);
    const hidden = book.id('case').slice('Case_'.length);
    for (const login of [member, reader]) {
      expect(await rowsOf(login, `SELECT FROM live.public_editions(ARRAY['${hidden}'::uuid], ARRAY[1000])`)).toEqual(
        [],
      );
      expect(await rowsOf(login, `SELECT live.edition_withdrawn('${hidden}', 1000) AS places`)).toEqual([
        { places: null },
      ]);
    }
  } finally {
    await Promise.all([member.end(), reader.end()]);
  }
});
