import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { migrationSource } from '@app/database';
import { approveErasure, requestErasure } from '@app/ledger';
import { refoldTouched } from '@app/timeline';
import { connect, refusal, rowsOf } from './support/connect.js';
import { readEdition, withoutChance } from './support/editions.js';
import type { Notebook } from './support/full-case.js';
import { caseCreate, eventCorrect, eventRecord, sourceUpdate } from './support/mutations.js';
import { caseWithdraw, recordHide, recordRetract } from './support/publishing-mutations.js';
import { nothing, PublishedCase } from './support/published-case.js';
import { change as inChange } from './support/record-rows.js';
import { publish, submit } from './support/submissions.js';
import type { Someone, WriteServer } from './support/write-server.js';
import { done, refused, type Done } from './support/write-checks.js';

jest.setTimeout(60_000);

const SHA256_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let book: Notebook;
let slug: string;

let published: PublishedCase;

beforeAll(async () => {
  published = await PublishedCase.start();
  ({ servers, advocate, editor, book, slug } = published);
}, 60_000);

afterAll(() => servers.stop());

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
      const fetched = await published.get(`${name}@${seq}.json`);
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
    expect(withoutChance(readEdition(await published.get('kz-2020-bilash-389.json')))).toEqual(expected);
  });

  it('holds nothing above PUBLIC, whoever asks', async () => {
    const fetched = await published.get(`${slug}.json`);
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
      const signedIn = await published.get(`${slug}.json`, { authorization: `Bearer ${who.bearer}` });
      expect(signedIn.bytes.equals(fetched.bytes)).toBe(true);
      expect((await published.edition(who))?.sha256).toBe(fetched.sha256);
    }
  });

  it('has one address, for good; others lead there', async () => {
    const { edition } = readEdition(await published.get(`${slug}.json`));
    const id = book.id('case');
    const exact = await published.get(`${slug}@${edition.seq}.json`);
    expect(exact.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const newest = await published.get(slug);
    expect(newest.bytes.equals(exact.bytes)).toBe(true);
    expect(newest.headers.get('cache-control')).toBe('public, no-cache');
    expect(newest.headers.get('content-location')).toBe(`${slug}@${edition.seq}.json`);
    await done(advocate, eventRecord, { case: id, ...published.told('Not public', '2021-03-01') });
    const later = await published.latest();
    expect(later).toBeGreaterThan(edition.seq);
    const moved: [string, string][] = [
      [`${slug}@${later}.json`, `${slug}@${edition.seq}.json`],
      [`${slug}@${later}`, `${slug}@${edition.seq}`],
      [`${id}@${later}.json`, `${slug}@${edition.seq}.json`],
      [`${id}.json`, `${slug}.json`],
    ];
    for (const [from, to] of moved) {
      const { status, headers, bytes } = await published.get(from);
      expect([from, status, headers.get('location'), bytes.length]).toEqual([from, 301, to, 0]);
    }
    const never = nothing(await published.get('never-was.json'));
    expect(never).toMatchObject({
      status: 404,
      text: '{"code":"NOT_FOUND","message":"There is nothing at this address."}',
    });
    const absent = [
      `${slug}@1.json`,
      `${slug}@${later + 1}.json`,
      `${slug}.xml`,
      `${slug}@0.json`,
      `${id.replace(/.$/, 'x')}.json`,
    ];
    for (const address of absent) expect(nothing(await published.get(address))).toEqual(never);
  });

  it('is sent once to who keeps it', async () => {
    const { seq } = (await published.edition(servers.public))!;
    for (const address of [`${slug}.json`, `${slug}@${seq}.json`]) {
      const { headers } = await published.get(address);
      const etag = headers.get('etag')!;
      const head = await fetch(`${servers.server.url}/cases/${address}`, { method: 'HEAD' });
      expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
      for (const [tags, status, length] of [
        [etag, 304, 0],
        [`"other", W/${etag}`, 304, 0],
        ['"other"', 200, Number(headers.get('content-length'))],
      ] as const) {
        const again = await published.get(address, { 'if-none-match': tags });
        expect([again.status, again.bytes.length, again.headers.get('etag')]).toEqual([status, length, etag]);
        expect(again.headers.get('cache-control')).toBe(headers.get('cache-control'));
      }
    }
  });

  it('is named under asOf as it stood; that of a case that is not public is of nothing', async () => {
    const now = (await published.edition(servers.public))!;
    const then = await published.record('Later', '2021-03-05');
    expect(await published.edition(servers.public, then - 1)).toEqual({ ...now, superseded: true });
    expect(await published.edition(servers.public)).toMatchObject({ seq: then, superseded: false });
    expect(await published.edition(servers.public, 1)).toBeNull();
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
        ...published.told('Unseen', '2020'),
      })
    ).changeSet.seq;
    expect(
      await advocate.data(
        `{ case(slug: "not-public") { edition { seq sha256 } } before: asOf(seq: ${seq - 1}) { case(slug: "not-public") { edition { seq superseded } } } }`,
      ),
    ).toEqual({
      case: { edition: { seq, sha256: SHA256_OF_NOTHING } },
      before: { case: { edition: { seq: changeSet?.seq, superseded: true } } },
    });
    expect(nothing(await published.get('not-public.json'))).toEqual(nothing(await published.get('never-was.json')));
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
    const before = (await published.edition(servers.public))!;
    const [opening, later] = [await published.eventOf('Investigation opened'), await published.eventOf('Later')];
    await published.record('Passing', '2021-04-01');
    const passing = await published.eventOf('Passing');
    await published.publicly(eventCorrect, {
      event: opening.id,
      expectedVersion: opening.version,
      input: {
        kind: 'INVESTIGATION_OPENED',
        title: 'Opened, corrected',
        date: '2021-01-11',
        citations: [{ source: book.id('letter') }],
      },
    });
    const corrected = await published.eventOf('Opened, corrected');
    await published.publicly(eventCorrect, {
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
      await published.change(recordRetract, { id, expectedVersion: version, reason: 'wrong' });
    const end = await published.record('Dropped at last', '2021-05');
    const answer = {
      from: { seq: before.seq, sha256: before.sha256 },
      to: { seq: end, sha256: (await published.edition(servers.public))!.sha256 },
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
    const last = await published.latest();
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
    const last = await published.latest();
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
    const before = await published.get(`${slug}.json`);
    const { edition, timeline } = readEdition(before);
    const event = timeline.find(({ title }) => title === 'Dropped at last')!;
    await done(editor, recordHide, { id: event.id, confidentiality: 'RESTRICTED', reason: 'danger' });
    const hid = await published.latest();
    const address = `${slug}@${edition.seq}.json`;
    const marked = await published.get(address);
    const now = readEdition(marked);
    expect(now).toMatchObject({ edition, withdrawn: ['timeline'], originalSha256: before.sha256 });
    expect(now.timeline).toEqual(timeline.filter(({ id }) => id !== event.id));
    expect(marked.bytes.toString()).not.toContain(event.id);
    expect(marked.headers.get('cache-control')).toBe('public, no-cache');
    expect(await published.edition(servers.public, edition.seq)).toMatchObject({
      seq: edition.seq,
      sha256: before.sha256,
    });
    expect(readEdition(await published.get(`${slug}.json`))).toMatchObject({
      edition: { seq: hid },
      withdrawn: [],
      originalSha256: null,
    });
    const { id } = await submit(advocate, { id: book.id('case') });
    expect(await publish(editor, id)).toEqual([]);
    expect((await published.get(address)).bytes.equals(before.bytes)).toBe(true);
  });

  it('by erasing is marked likewise, also where only what was erased told an edition from the one before', async () => {
    const patch = { title: 'Two readings of one report' };
    const report = book.id('report');
    const { node } = await advocate.data<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Source { version } } }',
      { id: report },
    );
    const first = readEdition(await published.get(`${slug}.json`)).edition;
    const retitled = await published.change(sourceUpdate, {
      id: report,
      expectedVersion: node.version,
      patch,
      reason: 'x',
    });
    const before = await published.get(`${slug}.json`);
    const { edition } = readEdition(before);
    expect([first.seq < edition.seq, edition.seq]).toEqual([true, retitled]);
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
    const now = readEdition(await published.get(`${slug}@${edition.seq}.json`));
    expect(now).toMatchObject({ edition, withdrawn: ['sources'], originalSha256: before.sha256 });
    expect(JSON.stringify(now.sources)).toContain('[erased');
  });

  it('as a whole is not there, like a case that never was', async () => {
    const editions = [
      (await published.edition(servers.public))!.seq,
      (await published.edition(servers.public, (await published.latest()) - 1))!.seq,
    ];
    const id = book.id('case');
    const { node } = await editor.data<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Case { version } } }',
      { id },
    );
    await done(editor, caseWithdraw, { id, expectedVersion: node.version, reason: 'danger' });
    const never = nothing(await published.get('never-was.json'));
    for (const name of [slug, id]) {
      for (const address of [
        `${name}.json`,
        ...editions.map((seq) => `${name}@${seq}.json`),
        `${name}@${await published.latest()}.json`,
      ]) {
        expect(nothing(await published.get(address))).toEqual(never);
      }
    }
    expect(await published.edition(servers.public)).toBeNull();
    expect(await published.edition(servers.public, editions[0])).toBeNull();
    expect(await published.edition(advocate)).toMatchObject({ sha256: SHA256_OF_NOTHING });
  });
});

describe('a case that', () => {
  it('bears another slug now is found by the old one', async () => {
    const { edition } = readEdition(await published.get('kz-2020-kusman.json'));
    const member = await connect(servers.database, 'member');
    await inChange(member, () => member.query(`UPDATE live.cases SET slug = 'renamed' WHERE slug = 'kz-2020-kusman'`));
    await member.end();
    const old = `kz-2020-kusman@${edition.seq}`;
    expect((await published.get('kz-2020-kusman.json')).headers.get('location')).toBe('renamed.json');
    expect((await published.get(old)).headers.get('location')).toBe(`renamed@${edition.seq}`);
    expect(readEdition(await published.get(`renamed@${edition.seq}.json`))).toMatchObject({
      edition,
      case: { slug: 'kz-2020-kusman' },
    });
    expect(readEdition(await published.get('renamed.json'))).toMatchObject({ case: { slug: 'renamed' } });
    // The old slug is nobody else's, for ever: neither by a title of which it would be made, nor asked for.
    const input = { title: '2020 Kusman', kind: 'CRIMINAL', country: 'KZ' };
    const created = await done<{ case: { slug: string } }>(advocate, caseCreate, { input });
    expect(created.case.slug).toBe('kz-2020-kusman-2');
    expect(await refused(servers, advocate, caseCreate, { input: { ...input, slug: 'kz-2020-kusman' } })).toEqual([
      'INVALID',
      'The short name kz-2020-kusman is taken. kz-2020-kusman-3 is free.',
      'input.slug',
    ]);
    expect((await published.get(old)).headers.get('location')).toBe(`renamed@${edition.seq}`);
    expect((await published.get('kz-2020-kusman.json')).headers.get('location')).toBe('renamed.json');
  });

  it('has been retracted has the editions it had', async () => {
    const before = await published.get('kz-2020-bilash-174.json');
    const { edition } = readEdition(before);
    const id = await servers.id('Case', 'kz-2020-bilash-174');
    await published.change(recordRetract, { id, expectedVersion: 1, reason: 'It was another one.' });
    const never = nothing(await published.get('never-was.json'));
    expect(nothing(await published.get('kz-2020-bilash-174.json'))).toEqual(never);
    expect(nothing(await published.get(`kz-2020-bilash-174@${await published.latest()}.json`))).toEqual(never);
    const after = await published.get(`kz-2020-bilash-174@${edition.seq}.json`);
    expect(after.bytes.equals(before.bytes)).toBe(true);
    const { asOf } = await servers.public.data<{ asOf: object }>(
      `{ asOf(seq: ${edition.seq}) { case(slug: "kz-2020-bilash-174") { edition { seq sha256 superseded } } } }`,
    );
    expect(asOf).toEqual({ case: { edition: { seq: edition.seq, sha256: before.sha256, superseded: true } } });
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
    const { sha256 } = await published.get('kz-2019-bilash@4.json');
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
