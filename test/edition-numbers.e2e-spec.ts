import { randomUUID } from 'node:crypto';
import { EditionNumbers, Editions, editionsOf, findEditions, SOURCE } from '@app/citing';
import { createPools, PublicRead } from '@app/database';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { connect, rowsOf } from './support/connect.js';
import { type Fetched, fetchFrom, readEdition } from './support/editions.js';
import { foldThePast } from './support/fold-the-past.js';
import { caseCreate, eventRecord, participantAdd, proposalApprove, sourceUpdate } from './support/mutations.js';
import { nothing, PublishedCase } from './support/published-case.js';
import { personMerge, recordHide } from './support/publishing-mutations.js';
import { change, insert } from './support/record-rows.js';
import { publish, submit } from './support/submissions.js';
import { done, type Done, read } from './support/write-checks.js';
import type { Someone } from './support/write-server.js';

jest.setTimeout(60_000);

let published: PublishedCase;
let approver: Someone;
let member: Client;

beforeAll(async () => {
  published = await PublishedCase.start();
  approver = await published.servers.someone('EDITOR');
  member = await connect(published.servers.database, 'member');
}, 60_000);

afterAll(async () => {
  await member?.end();
  await published?.servers.stop();
});

const get = (address: string): Promise<Fetched> => fetchFrom(published.servers.server, address);
const seqOf = async (record: string): Promise<number> => readEdition(await get(`${record}.json`)).edition.seq;

/** The address of a record of the published case. */
async function addressOf(path: string, name: string): Promise<string> {
  const found = await read(published.advocate, published.book.id(name), 'slug');
  return `${path}/${found?.['slug'] as string}`;
}

describe('a person has a new edition', () => {
  it('when a public case of theirs gets an event that is public, and not before', async () => {
    const { advocate, editor, book } = published;
    const [anna, victim] = [await addressOf('people', 'Anna'), await addressOf('people', 'Victim')];
    const before = [await seqOf(anna), await seqOf(victim)];
    await done(advocate, eventRecord, { case: book.id('case'), ...published.told('Not yet public', '2021-06-01') });
    expect([await seqOf(anna), await seqOf(victim)]).toEqual(before);
    const { id } = await submit(advocate, { id: book.id('case') });
    expect([await seqOf(anna), await seqOf(victim)]).toEqual(before);
    expect(await publish(editor, id)).toEqual([]);
    const after = await published.latest();
    expect([await seqOf(anna), await seqOf(victim)]).toEqual([after, after]);
    const [row] = readEdition(await get(`${anna}.json`)).timeline.slice(-1);
    expect(row?.title).toBe('Not yet public');
    expect(await seqOf('people/saltanat-kusman')).toBeLessThan(after);
    // The one before reads as it did.
    expect(readEdition(await get(`${anna}@${before[0]}.json`)).timeline.map(({ title }) => title)).not.toContain(
      'Not yet public',
    );
  });

  it('not when they become a part of a case that is hidden, nor by what happens there', async () => {
    const { advocate, book } = published;
    const anna = await addressOf('people', 'Anna');
    const before = await get(`${anna}.json`);
    const created = await done<{ case: { id: string } }>(advocate, caseCreate, {
      input: { title: 'Behind closed doors', kind: 'CRIMINAL', country: 'KZ' },
    });
    const hidden = created.case.id;
    await done(advocate, participantAdd, { case: hidden, input: { party: book.id('Anna'), role: 'SUSPECT' } });
    await done(advocate, eventRecord, { case: hidden, ...published.told('Unseen', '2021-07-01') });
    const after = await get(`${anna}.json`);
    expect(after.bytes.equals(before.bytes)).toBe(true);
    expect(readEdition(after)['casesLeftOut']).toBe(0);
  });
});

describe('a source', () => {
  it('has a new edition when its title is approved, and so have the case and the persons that it is shown with', async () => {
    const { advocate, editor, book, slug } = published;
    const report = await addressOf('sources', 'report');
    const shown = [report, `cases/${slug}`, await addressOf('people', 'Anna')];
    const letter = await addressOf('sources', 'letter');
    const before = await Promise.all([...shown, letter].map(seqOf));
    const node = await read(advocate, book.id('report'), 'version');
    const { proposal } = await done<Done>(advocate, sourceUpdate, {
      id: book.id('report'),
      expectedVersion: node?.['version'],
      patch: { title: 'The report, as it is titled' },
    });
    expect(await Promise.all([...shown, letter].map(seqOf))).toEqual(before);
    await done(editor, proposalApprove, { id: proposal!.id });
    const after = await published.latest();
    expect(await Promise.all([...shown, letter].map(seqOf))).toEqual([after, after, after, before[3]]);
    expect(readEdition(await get(`${report}.json`))).toMatchObject({
      source: { title: 'The report, as it is titled' },
    });
    expect(readEdition(await get(`${report}@${before[0]}.json`))).toMatchObject({ source: { title: 'report' } });
    expect(await get(`${report}@${after - 1}.csv`)).toMatchObject({ status: 301 });
  });

  it('has none when it is cited by one event more', async () => {
    const report = await addressOf('sources', 'report');
    const before = await seqOf(report);
    await published.record('Told by the report', '2021-08-01');
    expect(await seqOf(report)).toBe(before);
  });
});

describe('somebody who was merged into another', () => {
  /** Two public persons of one name, each a witness in a case of the first record. */
  async function pair(name: string): Promise<[one: string, two: string]> {
    const { servers } = published;
    const matter = (await servers.id('Case', 'kz-2020-bilash-389')).split('_')[1];
    const ids: string[] = [];
    await change(member, async () => {
      for (const place of ['one', 'two']) {
        const id = await insert(member, 'persons', { slug: `${name}-${place}`, tier: 0 });
        const called = { text: name, folded: name, kind: 'PRIMARY', script: 'Latn' };
        await insert(member, 'names', { person_id: id, ordinal: 0, ...called, tier: 0 });
        await insert(member, 'case_participants', { case_id: matter, person_id: id, role: 'WITNESS', tier: 0 });
        ids.push(`Person_${id}`);
      }
    });
    await foldThePast(servers.database);
    return [ids[0]!, ids[1]!];
  }

  const EXTENSIONS = ['', '.json', '.csv', '.jsonld'];

  it('has the editions they had; after them, the survivor stands for them', async () => {
    const [one, two] = await pair('aisha');
    const exact = `people/aisha-two@${await seqOf('people/aisha-two')}`;
    const before = await Promise.all(EXTENSIONS.map((extension) => get(`${exact}${extension}`)));
    const { proposal } = await done<Done>(published.editor, personMerge, { id: one, duplicate: two, reason: 'Same.' });
    await done(approver, proposalApprove, { id: proposal!.id });
    const merged = await published.latest();
    for (const [place, extension] of EXTENSIONS.entries()) {
      const old = await get(`${exact}${extension}`);
      expect([extension, old.status, old.bytes.equals(before[place]!.bytes)]).toEqual([extension, 200, true]);
      for (const name of ['aisha-two', two]) {
        for (const at of ['', `@${merged}`]) {
          const { status, headers, bytes } = await get(`people/${name}${at}${extension}`);
          expect([name, at, status, headers.get('location'), bytes.length]).toEqual([
            name,
            at,
            301,
            `aisha-one${at}${extension}`,
            0,
          ]);
        }
      }
      if (extension === '') {
        const page = await fetchFrom(published.servers.server, exact, { accept: 'text/html' });
        const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
        expect(page.bytes.toString().replaceAll(/<\/?time[^>]*>/g, '')).toContain(
          `<p class="banner" role="note">This record was merged into another on ${today}. This is how it read before. <a href="/people/aisha-one">Read the one that stands for it now.</a></p>`,
        );
      }
      const survivor = await get(`people/aisha-one@${merged}${extension}`);
      expect([extension, survivor.status]).toEqual([extension, 200]);
    }
    expect(readEdition(await get('people/aisha-one.json'))).toMatchObject({ edition: { seq: merged }, withdrawn: [] });
  });

  it('is told of by the survivor no more when that is taken back', async () => {
    const [one, two] = await pair('dana');
    const { proposal } = await done<Done>(published.editor, personMerge, { id: one, duplicate: two, reason: 'Same.' });
    await done(approver, proposalApprove, { id: proposal!.id });
    const merged = await published.latest();
    expect(await seqOf('people/dana-one')).toBe(merged);
    const [into, from] = [one.split('_')[1], two.split('_')[1]];
    await change(member, () => member.query('SELECT live.unmerge_persons($1, $2)', [into, from]));
    await foldThePast(published.servers.database);
    const apart = await published.latest();
    expect([await seqOf('people/dana-one'), await seqOf('people/dana-two')]).toEqual([apart, apart]);
    const matter = await seqOf('cases/kz-2020-bilash-389');
    expect(matter).toBe(apart);
  });

  it('takes no part in a case any more when that part is retracted, and has a new edition for it', async () => {
    const [one] = await pair('erlan');
    const before = readEdition(await get('people/erlan-one.json'));
    expect((before['cases'] as { slug: string }[]).map(({ slug }) => slug)).toEqual(['kz-2020-bilash-389']);
    const seq = await change(member, () =>
      member.query(`SELECT live.retract('case_participants', id) FROM live.case_participants WHERE person_id = $1`, [
        one.split('_')[1],
      ]),
    );
    await foldThePast(published.servers.database);
    const after = readEdition(await get('people/erlan-one.json'));
    expect([after.edition.seq, after['cases'], after.timeline]).toEqual([seq, [], []]);
    const old = await get(`people/erlan-one@${before.edition.seq}`);
    expect(old.status).toBe(200);
  });

  it('is nowhere once the survivor is hidden', async () => {
    const [one, two] = await pair('botagoz');
    const seq = await seqOf('people/botagoz-two');
    const { proposal } = await done<Done>(published.editor, personMerge, { id: one, duplicate: two, reason: 'Same.' });
    await done(approver, proposalApprove, { id: proposal!.id });
    await done(published.editor, recordHide, { id: one, confidentiality: 'RESTRICTED', reason: 'x' });
    for (const extension of EXTENSIONS) {
      const never = nothing(await get(`people/never-was${extension}`));
      for (const name of ['botagoz-one', 'botagoz-two', `botagoz-two@${seq}`, two]) {
        expect([name, nothing(await get(`people/${name}${extension}`))]).toEqual([name, never]);
      }
    }
  });
});

it('editions of a record whose slug another bore then are at its ID, and nobody is led to the other', async () => {
  const ids: Record<string, string> = {};
  const named = async (slug: string) => {
    const id = await insert(member, 'persons', { slug, tier: 0 });
    const name = { text: slug, folded: slug, kind: 'PRIMARY', script: 'Latn' };
    await insert(member, 'names', { person_id: id, ordinal: 0, ...name, tier: 0 });
    ids[slug] = id;
  };
  const rename = (from: string, to: string) =>
    change(member, () => member.query('UPDATE live.persons SET slug = $2 WHERE id = $1', [ids[from], to]));
  const first = await change(member, async () => {
    await named('passed-on');
    await named('left');
  });
  const between = await rename('passed-on', 'sealed-since');
  const last = await rename('left', 'passed-on');
  const leads = async (address: string) => {
    const { status, headers } = await get(`people/${address}.json`);
    return [status, headers.get('location')];
  };
  const own = `Person_${ids['left']}`;
  expect(await leads(`left@${first}`)).toEqual([301, `${own}@${first}.json`]);
  // Nor is who asks by a number that is none: the edition is that of the one before.
  for (const name of ['left', own, 'passed-on']) {
    expect([name, await leads(`${name}@${between}`)]).toEqual([name, [301, `${own}@${first}.json`]]);
  }
  expect(await leads(`passed-on@${first}`)).toEqual([301, `sealed-since@${first}.json`]);
  expect(await leads(`${own}@${last}`)).toEqual([301, `passed-on@${last}.json`]);
  const found = await get(`people/${own}@${first}.json`);
  expect([found.status, found.headers.get('content-location'), found.headers.get('cache-control')]).toEqual([
    200,
    `${own}@${first}.json`,
    'public, max-age=31536000, immutable',
  ]);
  expect((readEdition(found) as unknown as { person: { id: string; slug: string } }).person).toMatchObject({
    id: own,
    slug: 'left',
  });
});

describe('the numbers of editions', () => {
  it('are the same one by one and all at once, of every record after every change set', async () => {
    const pools = createPools(published.servers.database.addresses, () => undefined);
    try {
      const read = new PublicRead(pools.public, new AbortController().signal);
      const head = await published.latest();
      const keys = await Promise.all(
        ['cases', 'sources', 'persons'].map((table) =>
          rowsOf<{ id: string }>(published.servers.owner, `SELECT DISTINCT id FROM history.${table} ORDER BY id`),
        ),
      );
      let told = 0;
      for (const { id: key } of keys.flat()) {
        const numbers = [...Array.from({ length: head }, (_, place) => place + 1), null];
        const found = await findEditions(
          read,
          numbers.map((seq) => ({ key, seq })),
        );
        const list = await editionsOf(key, read);
        expect(numbers.map((seq) => list?.at(seq) ?? null)).toEqual(
          found.map((one) => one && { seq: one.seq, at: one.at, latest: one.latest, next: one.next }),
        );
        if (list) told += 1;
      }
      expect([keys.flat().length > told, told > 20]).toEqual([true, true]);
    } finally {
      await pools.end();
    }
  });

  it('are found once for whatever number is asked for, until something is recorded', async () => {
    const pools = createPools(published.servers.database.addresses, () => undefined);
    try {
      const line = 'one';
      const numbers = new EditionNumbers(new Editions(pools));
      const read = new PublicRead(pools.public, new AbortController().signal);
      const key = (await published.servers.id('Person', 'serikzhan-bilash')).split('_')[1]!;
      const head = await published.latest();
      await Promise.all(Array.from({ length: 50 }, () => numbers.of(key, { head, line }, read)));
      await numbers.of(key, { head, line }, read);
      expect(read.statements).toBe(1);
      await numbers.of(key, { head: head + 1, line }, read);
      expect(read.statements).toBe(2);
      expect(await numbers.of(randomUUID(), { head, line }, read)).toBeNull();
    } finally {
      await pools.end();
    }
  });

  it('are found with as many steps as there are versions, by index, however often what is named and its name have changed', async () => {
    const { servers } = published;
    const matter = (await servers.id('Case', 'kz-2020-kusman')).split('_')[1];
    let [person, part, called] = ['', '', ''];
    await change(member, async () => {
      person = await insert(member, 'persons', { slug: 'often-renamed', tier: 0 });
      const name = { text: 'Name', folded: 'name', kind: 'PRIMARY', script: 'Latn' };
      called = await insert(member, 'names', { person_id: person, ordinal: 0, ...name, tier: 0 });
      part = await insert(member, 'case_participants', { case_id: matter, person_id: person, role: 'JUDGE', tier: 0 });
    });
    const times = 12;
    for (let time = 1; time <= times; time++) {
      await change(member, () =>
        member.query('UPDATE live.names SET text = $2 WHERE id = $1', [called, `Name ${time}`]),
      );
      await change(member, () =>
        member.query('UPDATE live.case_participants SET note = $2 WHERE id = $1', [part, `Note ${time}`]),
      );
      // Which the public does not see: whether it differed in something that was erased is looked up for each.
      await change(member, () => member.query('UPDATE live.names SET hold = NOT hold WHERE id = $1', [called]));
    }
    const { rows: parts } = await servers.owner.query<{ id: string; count: number }>(
      `SELECT p.id, count(*)::integer FROM ledger.edition_parts($1) p WHERE p.id = ANY ($2::uuid[]) GROUP BY p.id ORDER BY p.id`,
      [matter, [called, part]],
    );
    expect(parts).toEqual(
      [called, part].toSorted().map((id) => ({ id, count: (id === called ? 2 * times : times) + 1 })),
    );
    await servers.owner.query('BEGIN');
    const scans = `SELECT relname, seq_scan::integer AS scans FROM pg_stat_xact_user_tables WHERE (schemaname = 'history' OR relname IN ('entries', 'erasures', 'erasure_targets')) AND seq_scan > 0`;
    const last = '9223372036854775807';
    await servers.owner.query('SELECT live.public_editions(ARRAY[$1, $2]::uuid[], ARRAY[$3, $3]::bigint[])', [
      matter,
      person,
      last,
    ]);
    await servers.owner.query('SELECT live.editions_of($1), live.editions_of($2)', [matter, person]);
    const { rows: read } = await servers.owner.query(scans);
    await servers.owner.query('ROLLBACK');
    expect(read).toEqual([]);
  });

  it('are found from versions that stood while somebody was named, however often they were named', async () => {
    const { servers } = published;
    const matter = (await servers.id('Case', 'kz-2019-bilash')).split('_')[1];
    let [person, called] = ['', ''];
    await change(member, async () => {
      person = await insert(member, 'persons', { slug: 'often-there', tier: 0 });
      const name = { text: 'Name', folded: 'name', kind: 'PRIMARY', script: 'Latn' };
      called = await insert(member, 'names', { person_id: person, ordinal: 0, ...name, tier: 0 });
    });
    const rename = (to: string) =>
      change(member, () => member.query('UPDATE live.names SET text = $2 WHERE id = $1', [called, to]));
    const [spans, within, between] = [6, 3, 2];
    for (let span = 1; span <= spans; span++) {
      let part = '';
      const role = { case_id: matter, person_id: person, role: 'WITNESS', tier: 0 };
      await change(member, async () => (part = await insert(member, 'case_participants', role)));
      for (let time = 1; time <= within; time++) await rename(`There ${span} ${time}`);
      await change(member, () => member.query('SELECT live.retract($1, $2)', ['case_participants', part]));
      for (let time = 1; time <= between; time++) await rename(`Away ${span} ${time}`);
    }
    const countOf = async (record: string | undefined) => {
      const { rows } = await servers.owner.query<{ count: number }>(
        'SELECT count(*)::integer AS count FROM ledger.edition_parts($1) p WHERE p.id = $2',
        [record, called],
      );
      return rows[0]?.count;
    };
    // In each span, the version that stood when it began, and those that were written in it; of the person, all, and again what the case shows of them.
    const seen = spans * (1 + within);
    expect([await countOf(matter), await countOf(person)]).toEqual([seen, 1 + spans * (within + between) + seen]);
  });

  it('stay what they were when somebody takes part in a case again, or is merged with whom it did not name', async () => {
    const { servers } = published;
    const matter = (await servers.id('Case', 'kz-2019-bilash')).split('_')[1];
    const [called, other] = ['steady-one', 'steady-two'];
    const ids: string[] = [];
    const named = (slug: string) => async () => {
      const id = await insert(member, 'persons', { slug, tier: 0 });
      const name = { text: slug, folded: slug, kind: 'PRIMARY', script: 'Latn' };
      await insert(member, 'names', { person_id: id, ordinal: 0, ...name, tier: 0 });
      ids.push(id);
    };
    await change(member, named(called));
    await change(member, named(other));
    const [one, two] = ids;
    const takesPart = (id: string | undefined) => () =>
      insert(member, 'case_participants', { case_id: matter, person_id: id, role: 'WITNESS', tier: 0 });
    let part = '';
    await change(member, async () => (part = await takesPart(one)()));
    await change(member, () => member.query('SELECT live.retract($1, $2)', ['case_participants', part]));
    await change(member, () => member.query(`UPDATE live.cases SET summary = 'Meanwhile' WHERE id = $1`, [matter]));
    // A name of one becomes the other's, whom the case does not name yet.
    await change(member, () => member.query('SELECT live.merge_persons($1, $2)', [two, one]));
    await change(member, () => member.query('SELECT live.unmerge_persons($1, $2)', [two, one]));
    const pools = createPools(servers.database.addresses, () => undefined);
    try {
      const read = new PublicRead(pools.public, new AbortController().signal);
      const numbersOf = async (last: number) => {
        const lists = await Promise.all([matter!, one!].map((key) => editionsOf(key, read)));
        return lists.map((list) => Array.from({ length: last }, (_, place) => list?.at(place + 1)?.seq ?? null));
      };
      const head = await published.latest();
      const before = await numbersOf(head);
      await change(member, takesPart(one));
      await change(member, takesPart(two));
      expect(await numbersOf(head)).toEqual(before);
    } finally {
      await pools.end();
    }
  });

  it('of one request wait in line a few at a time, however many are asked for', async () => {
    const pools = createPools(published.servers.database.addresses, () => undefined);
    try {
      const editions = new Editions(pools);
      const none = { seq: 1, at: '', latest: 1, next: null, head: 1, sha256: null };
      const asked = Array.from({ length: 203 }, () => ({ ...none, key: randomUUID() }));
      const request = {};
      const found = await Promise.all(asked.map((edition) => editions.renderFor(request, SOURCE, edition)));
      expect(found).toEqual(asked.map(() => null));
      const others = await Promise.allSettled(asked.map((edition) => editions.render(SOURCE, edition, 'one')));
      expect(others.filter(({ status }) => status === 'rejected').length).toBe(1);
    } finally {
      await pools.end();
    }
  });
});
