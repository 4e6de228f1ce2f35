import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { connect, rowsOf } from './support/connect.js';
import { personCreate } from './support/mutations.js';
import { change, insert, LEAST } from './support/record-rows.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

interface Change {
  operation: string;
  record: { id: string } | null;
  fields: { field: string; before: string | null; after: string | null }[];
}

interface ChangeSet {
  summary: string;
  reason: string | null;
  actor: { id: string } | null;
  changes: Change[];
}

const NOTHING = { summary: 'Changed the record', reason: null, changes: [] };

let server: WriteServer;
let member: Client;
let people: Record<'partner' | 'advocate' | 'other' | 'editor' | 'admin' | 'cleared', Someone>;

beforeAll(async () => {
  server = await WriteServer.start();
  member = await connect(server.database, 'member');
  people = {
    partner: await server.someone('RESEARCHER', 1),
    advocate: await server.someone('ADVOCATE'),
    other: await server.someone('ADVOCATE'),
    editor: await server.someone('EDITOR', 1),
    admin: await server.someone('ADMIN', 0),
    cleared: await server.someone('RESEARCHER', 3),
  };
}, 60_000);

afterAll(async () => {
  await member.end();
  await server.stop();
});

/** One change set, as somebody sees it. */
async function seen(seq: number | null, who: Someone): Promise<ChangeSet> {
  const { changeSet } = await who.data<{ changeSet: ChangeSet }>(
    `{ changeSet(seq: ${seq}) { summary reason actor { id } changes { operation record { ... on Node { id } } fields { field before after } } } }`,
  );
  return changeSet;
}

/** The changes of a change set, one line each: what was done to which record, and each field with what it said and says. */
async function changesOf(seq: number | null, who: Someone): Promise<[string, ...string[]][]> {
  return (await seen(seq, who)).changes.map(({ operation, record, fields }) => [
    `${operation} ${record?.id ?? null}`,
    ...fields.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
  ]);
}

async function historyOf(type: 'person' | 'case', id: string, who: Someone): Promise<unknown> {
  const data = await who.data<Record<string, { history: { totalCount: number; nodes: unknown[] } } | null>>(
    `{ ${type}(id: "${id}") { history { totalCount nodes { operation changeSet { seq } fields { field } } } } }`,
  );
  const history = data[type]?.history;
  return history && [history.totalCount, ...history.nodes.map((node) => JSON.stringify(node))];
}

/** A person with a primary name, as an advocate's hand would write it. */
async function person(tier: number, name: string): Promise<{ id: string; name: string }> {
  const id = await insert(member, 'persons', { ...LEAST['persons']?.({}), tier });
  const row = { ...LEAST['names']?.({ persons: id }), text: name, folded: name.toLowerCase(), kind: 'PRIMARY', tier };
  return { id, name: await insert(member, 'names', row) };
}

const nameOf = (text: string, confidentiality: string) =>
  `[{"text":"${text}","kind":"PRIMARY","script":"Latn","confidentiality":"${confidentiality}"}]`;
const setTier = (table: string, id: string, tier: number) =>
  member.query(`UPDATE ${table} SET tier = $2 WHERE id = $1`, [id, tier]);

describe('a change set that is RESTRICTED', () => {
  let seq: number;
  let id: string;

  beforeAll(async () => {
    const input = { names: [{ text: 'Gulnar Hidden', kind: 'PRIMARY' }], reason: 'She asked for it.' };
    const payload = await people.advocate.does<{ person: { id: string }; changeSet: { seq: number } }>(personCreate, {
      input,
    });
    [seq, id] = [payload.changeSet.seq, payload.person.id];
  });

  it('says nothing but that it is there to whoever may not see what it touched', async () => {
    expect(await seen(seq, server.public)).toEqual({ ...NOTHING, actor: null });
    expect(await seen(seq, people.partner)).toEqual({ ...NOTHING, actor: null });
  });

  it('says what and why to whoever may see it, and who to the account itself', async () => {
    const told = { summary: 'Recorded a person', reason: 'She asked for it.' };
    const all = await seen(seq, people.advocate);
    expect(all).toMatchObject({ ...told, actor: { id: `Account_${people.advocate.account}` } });
    expect(await seen(seq, people.other)).toEqual({ ...all, actor: null });
    expect(await seen(seq, people.cleared)).toEqual({ ...all, actor: null });
    expect(await changesOf(seq, people.other)).toEqual([
      [
        `CREATED ${id}`,
        expect.stringMatching(/^slug: null → gulnar-hidden/),
        'confidentiality: null → RESTRICTED',
        `names: null → ${nameOf('Gulnar Hidden', 'RESTRICTED')}`,
      ],
    ]);
  });

  it('says who to editors and admins, whatever else they may see', async () => {
    for (const who of [people.editor, people.admin]) {
      expect(await seen(seq, who)).toEqual({ ...NOTHING, actor: { id: `Account_${people.advocate.account}` } });
    }
  });

  it('is the same to the public as one of which it sees nothing for another reason', async () => {
    const [other] = await rowsOf<{ seq: number }>(
      server.owner,
      `SELECT ${await change(member, () => person(3, 'Sealed'))} AS seq`,
    );
    expect(await seen(other?.seq ?? null, server.public)).toEqual(await seen(seq, server.public));
  });
});

describe('a record that is made public later', () => {
  let one: { id: string; name: string };
  let recorded: number | null;
  let published: number | null;

  beforeAll(async () => {
    recorded = await change(member, async () => (one = await person(2, 'Later')), { reason: 'first' });
    published = await change(
      member,
      async () => {
        await setTier('persons', one.id, 0);
        await setTier('names', one.id, 0);
        await member.query('UPDATE names SET tier = 0 WHERE id = $1', [one.name]);
      },
      { operation: 'submissionPublish', reason: 'second' },
    );
  });

  it('has no history for the public from before, and all of it as it was then disclosed', async () => {
    expect(await seen(recorded, server.public)).toEqual({ ...NOTHING, actor: null });
    expect(await seen(published, server.public)).toMatchObject({ summary: 'Disclosed a person', reason: null });
    const slug = expect.stringMatching(/^slug: null → sealed-/);
    expect(await changesOf(published, server.public)).toEqual([
      [
        `UPDATED Person_${one.id}`,
        slug,
        'confidentiality: null → PUBLIC',
        `names: null → ${nameOf('Later', 'PUBLIC')}`,
      ],
    ]);
    expect(await historyOf('person', `Person_${one.id}`, server.public)).toEqual([
      1,
      `{"operation":"UPDATED","changeSet":{"seq":${published}},"fields":[{"field":"slug"},{"field":"confidentiality"},{"field":"names"}]}`,
    ]);
  });

  it('has all of it for those who were cleared before', async () => {
    expect(await seen(published, people.other)).toMatchObject({ summary: 'Published a case', reason: 'second' });
    expect(await changesOf(published, people.other)).toEqual([
      [
        `UPDATED Person_${one.id}`,
        'confidentiality: RESTRICTED → PUBLIC',
        `names: ${nameOf('Later', 'RESTRICTED')} → ${nameOf('Later', 'PUBLIC')}`,
      ],
    ]);
    expect(await historyOf('person', `Person_${one.id}`, people.other)).toEqual([
      2,
      `{"operation":"UPDATED","changeSet":{"seq":${published}},"fields":[{"field":"confidentiality"},{"field":"names"}]}`,
      `{"operation":"CREATED","changeSet":{"seq":${recorded}},"fields":[{"field":"slug"},{"field":"confidentiality"},{"field":"names"}]}`,
    ]);
  });

  it('takes its history along when it is hidden, and gives it back', async () => {
    const shown = [await seen(published, server.public), await historyOf('person', `Person_${one.id}`, server.public)];
    const hidden = await change(member, () => setTier('persons', one.id, 3), { operation: 'recordHide' });
    for (const who of [server.public, people.other]) {
      for (const seq of [recorded, published, hidden]) {
        expect(await seen(seq, who)).toEqual({ ...NOTHING, actor: null });
      }
      expect(await historyOf('person', `Person_${one.id}`, who)).toBeUndefined();
    }
    expect((await changesOf(hidden, people.cleared)).map(([line, ...fields]) => [line, ...fields])).toEqual([
      [`UPDATED Person_${one.id}`, 'confidentiality: PUBLIC → SEALED'],
    ]);
    const back = await change(member, () => setTier('persons', one.id, 0));
    expect(await seen(published, server.public)).toEqual(shown[0]);
    // What was hidden for a while is disclosed again.
    expect(await seen(hidden, server.public)).toEqual({ ...NOTHING, actor: null });
    expect(await seen(back, server.public)).toMatchObject({ summary: 'Disclosed a person' });
  });
});

describe('a change of which the viewer sees a part', () => {
  it('tells of that part alone, in words too', async () => {
    let open = '';
    let sealed = '';
    const seq = await change(
      member,
      async () => {
        open = (await person(0, 'Open')).id;
        sealed = (await person(3, 'Sealed')).id;
        await insert(member, 'names', { ...LEAST['names']?.({ persons: open }), text: 'Alias', ordinal: 1, tier: 2 });
      },
      { operation: 'personMerge', reason: 'Both are one.' },
    );
    expect(await seen(seq, server.public)).toMatchObject({ summary: 'Recorded a person', reason: null });
    expect((await changesOf(seq, server.public)).map((lines) => lines.at(-1))).toEqual([
      `names: null → ${nameOf('Open', 'PUBLIC')}`,
    ]);
    expect((await seen(seq, people.other)).summary).toBe('Recorded a person');
    expect((await changesOf(seq, people.other)).map((lines) => lines.at(-1))).toEqual([
      `names: null → [${nameOf('Open', 'PUBLIC').slice(1, -1)},{"text":"Alias","kind":"ALIAS","script":"Latn","confidentiality":"RESTRICTED"}]`,
    ]);
    expect(await seen(seq, people.cleared)).toMatchObject({
      summary: 'Merged two records of one person',
      reason: 'Both are one.',
    });
    expect((await changesOf(seq, people.cleared)).map(([line]) => line).toSorted()).toEqual(
      [`CREATED Person_${open}`, `CREATED Person_${sealed}`].toSorted(),
    );
  });

  it('tells nothing where a hidden part alone was written, and the version stays', async () => {
    let id = '';
    const first = await change(member, async () => (id = (await person(0, 'Counted')).id));
    const seq = await change(
      member,
      async () => {
        await insert(member, 'names', { ...LEAST['names']?.({ persons: id }), ordinal: 1, tier: 2 });
        await member.query(`SELECT live.renew('persons', $1)`, [id]);
      },
      { operation: 'personUpdate', reason: 'A name he must not be known by.' },
    );
    const { rows } = await server.owner.query('SELECT version FROM live.persons WHERE id = $1', [id]);
    expect(rows).toEqual([{ version: 1 }]);
    expect(await seen(seq, server.public)).toEqual({ ...NOTHING, actor: null });
    const ofFirst = `{"operation":"CREATED","changeSet":{"seq":${first}},"fields":[{"field":"slug"},{"field":"confidentiality"},{"field":"names"}]}`;
    expect(await historyOf('person', `Person_${id}`, server.public)).toEqual([1, ofFirst]);
    expect(await historyOf('person', `Person_${id}`, people.other)).toEqual([
      2,
      `{"operation":"UPDATED","changeSet":{"seq":${seq}},"fields":[{"field":"names"}]}`,
      ofFirst,
    ]);
  });
});

describe('what hangs on other records', () => {
  let one: { id: string };
  let accused: { id: string };
  let of: string;
  let charge: string;

  beforeAll(async () => {
    await change(member, async () => {
      one = await person(0, 'First');
      accused = await person(0, 'Second');
      of = await insert(member, 'cases', { ...LEAST['cases']?.({}), tier: 0 });
      charge = await insert(member, 'charges', { ...LEAST['charges']?.({ cases: of, persons: one.id }), tier: 0 });
    });
  });

  it('shows no reference to what is hidden now, though the record was public with it', async () => {
    const seq = await change(member, () =>
      member.query('UPDATE charges SET defendant_id = $2 WHERE id = $1', [charge, accused.id]),
    );
    const line = (before: string | null) => [
      [`UPDATED Charge_${charge}`, `defendant: ${before} → Person_${accused.id}`],
    ];
    expect(await changesOf(seq, server.public)).toEqual(line(`Person_${one.id}`));
    await change(member, () => setTier('persons', one.id, 3));
    expect(await changesOf(seq, server.public)).toEqual(line(null));
    expect(await changesOf(seq, people.cleared)).toEqual(line(`Person_${one.id}`));
    const history = await server.public.data(
      `{ case(id: "Case_${of}") { history { nodes { fields { field before after } } } } }`,
    );
    expect(JSON.stringify(history)).not.toContain(one.id);
  });

  it('is not changed where only its reach has moved', async () => {
    const seq = await change(member, () => setTier('cases', of, 1), { reason: 'to partners' });
    expect(await changesOf(seq, people.partner)).toEqual([[`UPDATED Case_${of}`, 'confidentiality: PUBLIC → PARTNER']]);
    expect(await changesOf(seq, server.public)).toEqual([]);
    // For those who had not seen it, the charge is there with its case.
    const back = await change(member, () => setTier('cases', of, 0));
    expect((await changesOf(back, server.public)).map(([line]) => line)).toEqual([
      `UPDATED Case_${of}`,
      `UPDATED Charge_${charge}`,
    ]);
    expect((await seen(back, server.public)).summary).toBe('Disclosed a case and 1 more record');
    expect(await changesOf(back, people.partner)).toEqual([
      [`UPDATED Case_${of}`, 'confidentiality: PARTNER → PUBLIC'],
    ]);
  });

  it('keeps what it said when it is retracted', async () => {
    const seq = await change(member, () => member.query('DELETE FROM charges WHERE id = $1', [charge]));
    expect(await changesOf(seq, server.public)).toEqual([
      [
        'RETRACTED null',
        `case: Case_${of} → null`,
        `defendant: Person_${accused.id} → null`,
        'offence: offence → null',
        'confidentiality: PUBLIC → null',
      ],
    ]);
    expect((await seen(seq, server.public)).summary).toBe('Retracted a charge');
    const data = await server.public.data(
      `{ case(id: "Case_${of}") { history(first: 1) { totalCount nodes { operation record { __typename } changeSet { seq } } } } }`,
    );
    expect(data).toEqual({
      case: {
        history: { totalCount: 6, nodes: [{ operation: 'RETRACTED', record: null, changeSet: { seq } }] },
      },
    });
  });
});

describe('the login of the public', () => {
  it('learns nothing from the functions that the graph asks', async () => {
    const reader = await connect(server.database, 'public');
    try {
      const [{ last } = { last: '0' }] = await rowsOf<{ last: string }>(
        server.owner,
        'SELECT seq AS last FROM ledger.head',
      );
      const seqs = Array.from({ length: Number(last) }, (_, place) => place + 1);
      const touched = await rowsOf<{ row: string }>(
        reader,
        `SELECT t.kind || ' ' || t.id || ' ' || t.seq AS row FROM ledger.touched($1::bigint[]) t ORDER BY 1`,
        [seqs],
      );
      const visible = await rowsOf<{ kind: string }>(server.owner, 'SELECT DISTINCT kind FROM ledger.entries');
      const expected = await rowsOf<{ row: string }>(
        reader,
        `${visible.map(({ kind }) => `SELECT '${kind} ' || h.id || ' ' || h.seq AS row FROM history.${kind} h`).join(' UNION ALL ')} ORDER BY 1`,
      );
      expect(touched).toEqual(expected);
      const described = await rowsOf<{ actor: string | null }>(
        reader,
        'SELECT * FROM ledger.describe_change_sets($1::bigint[], $2, true)',
        [seqs, people.advocate.account],
      );
      expect(described.length).toBe(seqs.length);
      expect(described.filter(({ actor }) => actor !== null)).toEqual([]);
    } finally {
      await reader.end();
    }
  });

  it('is told as little as a member without a clearance', async () => {
    const rows = await rowsOf(
      member,
      `SELECT t.seq FROM ledger.touched(ARRAY[1]) t
       UNION ALL SELECT d.seq FROM ledger.describe_change_sets(ARRAY[1], NULL, true) d WHERE num_nonnulls(d.operation, d.reason, d.actor) > 0`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the number of statements', () => {
  it('does not grow with the history, nor with a page of it', async () => {
    const ids: Record<number, string> = {};
    for (const times of [1, 20]) {
      await change(member, async () => (ids[times] = (await person(0, `Changed ${times}`)).id));
      for (let time = 1; time < times; time++) {
        await change(member, () =>
          member.query('UPDATE persons SET summary = $2 WHERE id = $1', [ids[times], `State ${time}`]),
        );
      }
    }
    const ask = (times: number) =>
      server.public.counted(
        `{ person(id: "Person_${ids[times]}") { history { totalCount nodes { operation record { version } changeSet { seq summary changes { operation } } fields { field before after } } } } }`,
      );
    const [one, twenty] = [await ask(1), await ask(20)];
    expect((twenty.data as { person: { history: { totalCount: number } } }).person.history.totalCount).toBe(20);
    expect([one.statements, twenty.statements]).toEqual([8, 8]);
  });
});
