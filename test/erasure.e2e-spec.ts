import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { migrationSource } from '@app/database';
import { approveErasure, type ErasureRequest, listErasures, rejectErasure, requestErasure } from '@app/ledger';
import { exportLedger, verifyExport } from '@app/proof';
import { refoldTouched } from '@app/timeline';
import type { DataSource, EntityManager } from 'typeorm';
import { randomUUID } from 'node:crypto';
import { hashPassword } from '@app/access';
import { Authenticator } from './support/authenticator.js';
import { connect, refusal, rowsOf } from './support/connect.js';
import { personCreate, personUpdate } from './support/mutations.js';
import { recordRetract } from './support/publishing-mutations.js';
import { done, historyOf, read } from './support/write-checks.js';
import { CLI, runProgram } from './support/program.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

/** Texts that stand nowhere but where the tests put them. */
const MARK = 'Қызылбалық Markerova';
const CONTACT = 'marker-telephone 555 0100';

let servers: WriteServer;
let source: DataSource;
let advocate: Someone;
let editor: Someone;
let admins: Someone[];

beforeAll(async () => {
  servers = await WriteServer.start();
  source = await migrationSource(servers.database.addresses.owner, []).initialize();
  [advocate, editor] = [await servers.someone('ADVOCATE'), await servers.someone('EDITOR')];
  admins = [await servers.someone('ADMIN'), await servers.someone('ADMIN'), await servers.someone('ADMIN', 1)];
});

afterAll(async () => {
  await source.destroy();
  await servers.stop();
});

const eraser = (place: number) => ({ accountId: admins[place]?.account ?? '', clearance: place === 2 ? 1 : 2 });
const inTransaction = <Result>(work: (manager: EntityManager) => Promise<Result>) => source.transaction(work);
const request = (what: Partial<ErasureRequest> & { record: string; field: string }, by = 0) =>
  inTransaction((manager) =>
    requestErasure(manager, eraser(by), { value: null, reason: 'Asked for by the person.', ...what }),
  );
const approve = (id: string, by = 1) =>
  inTransaction((manager) => approveErasure(manager, eraser(by), id, refoldTouched));
const refusedWith = async (work: Promise<unknown>): Promise<string> => {
  const before = await servers.fingerprint();
  const told = await work.then(
    () => 'done',
    (error: { code?: string; message: string }) => `${error.code ?? ''}: ${error.message}`,
  );
  expect(await servers.fingerprint()).toBe(before);
  return told;
};

/** The tables and columns in which a text stands anywhere, also inside of JSON and lists. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    servers.owner,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('live', 'history', 'ledger', 'access', 'meta') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await rowsOf(servers.owner, `SELECT FROM ${name} t WHERE strpos(t::text, $1) > 0`, [text]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** A person with a delicate summary, written twice, and other words after it. */
async function somebody(name = MARK): Promise<{ id: string; version: number }> {
  const { person } = await done<{ person: { id: string; version: number } }>(advocate, personCreate, {
    input: {
      names: [{ text: name, kind: 'PRIMARY' }],
      summary: `Lives where ${CONTACT} rings.`,
      reason: `Heard: Lives where ${CONTACT} rings.`,
    },
  });
  return person;
}

describe('a value that two admins erase', () => {
  let id: string;
  let erased: { seq: number };

  beforeAll(async () => {
    const person = await somebody();
    id = person.id;
    await done(advocate, personUpdate, { id, expectedVersion: 1, patch: { gender: 'FEMALE' } });
    const name = await request({ record: id, field: 'names.text', value: MARK });
    expect([name.versions, name.elsewhere]).toEqual([1, [{ record: id, column: 'slug' }]]);
    const slug = await request({ record: id, field: 'slug' });
    const summary = await request({ record: id, field: 'summary', value: `Lives where ${CONTACT} rings.` });
    expect(summary.versions).toBe(2);
    await approve(name.id);
    await approve(slug.id);
    erased = await approve(summary.id);
  });

  it('stands nowhere any more, folded, in lists or in the ledger', async () => {
    for (const text of [MARK, 'Markerova', 'markerova', CONTACT, 'kyzylbalyk'])
      expect([text, await placesOf(text)]).toEqual([text, []]);
  });

  it('is told by the history of its record, which loses no change', async () => {
    const changes = await historyOf(advocate, id);
    const slug = `erased-${await rowsOf<{ tail: string }>(servers.owner, 'SELECT left(md5($1::text), 16) AS tail', [id.slice(7)]).then(([row]) => row?.tail ?? '')}`;
    const created = changes.at(-1);
    expect(created?.[2]).toMatchObject({ slug, summary: `[erased: ${created?.[0]}]` });
    const name = (text: string) =>
      `[{"text":"${text}","kind":"PRIMARY","script":"Cyrl","confidentiality":"RESTRICTED"}]`;
    const first = created?.[0];
    expect(changes.slice(0, -1)).toEqual([
      [erased.seq, 'UPDATED', { summary: `[erased: ${first}] → ` }],
      [erased.seq - 2, 'UPDATED', { names: `${name(`[erased: ${first}]`)} → ${name('[erased]')}` }],
      [first! + 1, 'UPDATED', { gender: 'FEMALE' }],
    ]);
  });

  it('is marked where the history would have shown it', async () => {
    const data = await read(advocate, id, 'history { nodes { fields { field erased } } }');
    const { nodes } = data!['history'] as { nodes: { fields: { field: string; erased: boolean }[] }[] };
    expect(
      nodes
        .at(-1)
        ?.fields.filter((one) => one.erased)
        .map(({ field }) => field),
    ).toEqual(['slug', 'summary', 'names']);
  });

  it('leaves nothing that drifts, and a change set that says what was done', async () => {
    expect(await servers.drifts()).toEqual([]);
    const { changeSet } = await editor.data<{ changeSet: unknown }>(
      'query ($seq: Int!) { changeSet(seq: $seq) { summary reason } }',
      { seq: erased.seq },
    );
    expect(changeSet).toEqual({ summary: 'Erased what must no longer be kept', reason: 'Asked for by the person.' });
  });

  it('takes the salts, and leaves every commitment', async () => {
    const rows = await rowsOf<{ seq: number; field: string; salted: boolean; committed: boolean }>(
      servers.owner,
      `SELECT e.seq::integer, f.field, f.salt IS NOT NULL AS salted, length(f.commitment) = 32 AS committed
       FROM ledger.entries e, unnest(e.fields, e.salts, e.commitments) f (field, salt, commitment)
       WHERE e.record_id = $1 AND e.kind = 'persons' AND f.field IN ('summary', 'slug', 'gender') ORDER BY e.seq, f.field`,
      [id.slice(7)],
    );
    const first = rows[0]!.seq;
    expect(rows).toEqual([
      { seq: first, field: 'slug', salted: false, committed: true },
      { seq: first, field: 'summary', salted: false, committed: true },
      { seq: first + 1, field: 'gender', salted: true, committed: true },
      { seq: erased.seq - 1, field: 'slug', salted: true, committed: true },
      { seq: erased.seq, field: 'summary', salted: true, committed: true },
    ]);
    const redactions = await rowsOf<{ seq: number; fields: string[] }>(
      servers.owner,
      `SELECT seq::integer, fields FROM ledger.entries WHERE record_id = $1 AND kind = 'redactions' ORDER BY seq`,
      [id.slice(7)],
    );
    expect(redactions).toEqual([
      { seq: erased.seq - 1, fields: [`${first}:slug`] },
      { seq: erased.seq, fields: [`${first}:summary`] },
    ]);
  });

  it('reads as erased in the past', async () => {
    const first = (await historyOf(advocate, id)).at(-1)![0];
    const data = await advocate.data(
      `query ($id: ID!, $seq: Int!) { asOf(seq: $seq) { node(id: $id) { ... on Person { name summary } } } }`,
      {
        id,
        seq: first,
      },
    );
    expect(data).toEqual({ asOf: { node: { name: `[erased: ${first}]`, summary: `[erased: ${first}]` } } });
  });
});

describe('a value of what was retracted', () => {
  it('is erased from its past', async () => {
    const person = await somebody('Retracted Retractova');
    await done(advocate, recordRetract, { id: person.id, expectedVersion: 1, reason: 'Recorded twice.' });
    const { id, versions } = await request({ record: person.id, field: 'names' });
    expect(versions).toBe(2);
    await approve(id);
    expect(await placesOf('Retractova')).toEqual([]);
    expect(await servers.drifts()).toEqual([]);
  });
});

describe('what waits to be approved and would write an erased value back', () => {
  it('is stale, and without it', async () => {
    const kusman = await servers.id('Person', 'saltanat-kusman');
    const SECRET = 'marker in a proposal';
    const { proposal } = await done(advocate, personUpdate, {
      id: kusman,
      expectedVersion: 1,
      patch: { summary: `She said: ${SECRET}` },
    });
    const person = await somebody('Proposal Person');
    await done(advocate, personUpdate, { id: person.id, expectedVersion: 1, patch: { summary: SECRET } });
    await approve((await request({ record: person.id, field: 'summary', value: SECRET })).id);
    expect(await placesOf(SECRET)).toEqual([]);
    expect(await read(editor, proposal!.id, 'state')).toEqual({ state: 'STALE' });
  });
});

describe('a request', () => {
  let person: { id: string };

  beforeAll(async () => {
    person = await somebody('Refused Refusova');
  });

  it.each([
    [
      { record: 'Person_nobody', field: 'summary' },
      'INVALID: Person_nobody is the ID of no record: give it as the graph does, Person_….',
    ],
    [{ record: `Person_${randomUUID()}`, field: 'summary' }, 'NOT_FOUND: There is no such record that you may see.'],
    [
      { field: 'version' },
      'INVALID: Nothing of a Person is erased by the name version. There are: slug, gender, born, died, nationalities, occupations, summary, merged.slug, names.text, names.language, citations.locator, citations.quote.',
    ],
    [
      { field: 'summary', value: 'Something else' },
      'INVALID: summary of this record has no such value, in this spelling, and never had. Nothing was requested.',
    ],
    [{ field: 'gender' }, 'INVALID: gender of this record has no value, and never had. Nothing was requested.'],
  ])('%j is refused, and nothing is kept of it', async (what, told) => {
    expect(await refusedWith(request({ record: person.id, ...what }))).toBe(told);
  });

  it('about what its admin may not see is refused as one about nothing', async () => {
    expect(await refusedWith(request({ record: person.id, field: 'summary' }, 2))).toBe(
      'NOT_FOUND: There is no such record that you may see.',
    );
  });

  it('is carried out by nobody alone, nor by who may not see the record', async () => {
    const { id } = await request({ record: person.id, field: 'summary' });
    expect(await refusedWith(approve(id, 0))).toBe(
      'FORBIDDEN: You have requested this yourself: another admin has to approve it.',
    );
    expect(await refusedWith(approve(id, 2))).toBe('NOT_FOUND: There is no such record that you may see.');
    await inTransaction((manager) => rejectErasure(manager, eraser(0), id));
    expect(await refusedWith(approve(id))).toBe(
      `CONFLICT: The request ${id} has been decided already: it is REJECTED.`,
    );
    const one = (await inTransaction(listErasures)).find((erasure) => erasure.id === id);
    expect(one).toMatchObject({ record: person.id, field: 'summary', state: 'REJECTED', versions: 0, seq: null });
  });

  it('takes the value out of what was written since, too', async () => {
    const other = await somebody('Later Laterova');
    const { id } = await request({ record: other.id, field: 'summary' });
    await done(advocate, personUpdate, { id: other.id, expectedVersion: 1, patch: { gender: 'MALE' } });
    await approve(id);
    expect(await read(advocate, other.id, 'summary gender')).toEqual({ summary: null, gender: 'MALE' });
    const [, , created] = await historyOf(advocate, other.id);
    expect(created?.[2]['summary']).toBe(`[erased: ${created?.[0]}]`);
    expect(await servers.drifts()).toEqual([]);
  });

  it('is carried out once by however many approve it at once', async () => {
    const { id } = await request({ record: person.id, field: 'summary' });
    const done = await Promise.allSettled([approve(id), approve(id), approve(id)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await servers.drifts()).toEqual([]);
  });

  it('that fails half way leaves everything as it was', async () => {
    const { id } = await request({ record: person.id, field: 'names.text' });
    const failing = inTransaction(async (manager) => {
      await approveErasure(manager, eraser(1), id, refoldTouched);
      throw new Error('the connection is gone');
    });
    expect(await refusedWith(failing)).toBe(': the connection is gone');
    await approve(id);
    expect(await placesOf('Refusova')).toEqual([]);
  });
});

describe('the logins of the server', () => {
  it.each(['public', 'member'] as const)('%s can neither request, read nor erase', async (role) => {
    const client = await connect(servers.database, role);
    try {
      const denied = [
        'SELECT FROM ledger.erasures',
        'SELECT FROM ledger.erasure_targets',
        `INSERT INTO ledger.pending (change, kind, ids) VALUES (1, 'redactions', '{}')`,
        `SELECT ledger.drop_salts('${randomUUID()}')`,
        `SELECT ledger.draft_redactions('{}')`,
        `SELECT ledger.keep_redactions(1, '{}', '{}')`,
        'UPDATE ledger.entries SET salts = NULL',
        `UPDATE history.persons SET summary = NULL`,
      ];
      for (const statement of denied) {
        expect([statement, await refusal(client, statement)]).toEqual([statement, '42501']);
      }
    } finally {
      await client.end();
    }
  });
});

describe('casetrail erase', () => {
  const PASSWORD = 'correct horse, battery staple';
  const apps = new Map<string, Authenticator>();

  beforeAll(async () => {
    const hash = await hashPassword(PASSWORD);
    for (const [email, role, spelled] of [
      ['one@example.org', 'ADMIN', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
      ['two@example.org', 'ADMIN', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'],
      ['editor@example.org', 'EDITOR', 'NBSWY3DPEB3W64TMNBSWY3DPEB3W64TM'],
    ] as const) {
      const id = randomUUID();
      apps.set(email, new Authenticator(spelled));
      await servers.owner.query(
        `INSERT INTO live.accounts (id, email, display_name, role, clearance, password_hash) VALUES ($1, $2, $2, $3, 2, $4)`,
        [id, email, role, hash],
      );
      await servers.owner.query(
        'INSERT INTO access.second_factors (account_id, secret, last_step) VALUES ($1, $2, 0)',
        [id, apps.get(email)?.secret],
      );
    }
  });

  const run = (args: string[], email: string, ...answers: string[]) =>
    runProgram({
      command: [...CLI, 'erase', ...args, '--email', email],
      env: servers.env,
      stdin: [PASSWORD, apps.get(email)?.code() ?? '', ...answers].join('\n'),
    });

  it('takes two admins, each with password and code, and says nothing of what it erases', async () => {
    const person = await somebody('Command Commandova');
    const what = ['request', '--record', person.id, '--field', 'names.text', '--reason', 'Asked for.'];
    expect(await run(what, 'editor@example.org', 'Command Commandova')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Only an ADMIN erases, with another ADMIN. Nothing was done.\n',
    });
    const requested = await run(what, 'one@example.org', 'Command Commandova');
    const [, id = ''] = /^Requested ([0-9a-f-]{36}): 1 version of names\.text of /.exec(requested.stdout) ?? [];
    expect(requested).toEqual({
      code: 0,
      stdout: `Requested ${id}: 1 version of names.text of ${person.id}.
The same text also stands in ${person.id}: slug
Nothing is erased yet. Another admin: casetrail erase approve --email … --id ${id}
`,
      stderr: '',
    });
    const approved = await run(['approve', '--id', id, '--rewrite'], 'two@example.org');
    expect(approved).toMatchObject({ code: 0, stderr: '' });
    expect(approved.stdout).toMatch(/^Erased, by change set \d+\. /);
    expect(await placesOf('Commandova')).toEqual([]);
    expect(await rowsOf(servers.owner, 'SELECT FROM access.sessions')).toEqual([]);
    const wrong = await runProgram({
      command: [...CLI, 'erase', 'approve', '--id', id, '--email', 'two@example.org'],
      env: servers.env,
      stdin: `${PASSWORD}\n000000`,
    });
    expect(wrong).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Address, password or code are not right. Nothing was done.\n',
    });
  });
});

it.each(['whole', 'public'] as const)(
  'after all that was erased, the ledger verifies, and an export that is %s',
  async (scope) => {
    expect(await servers.drifts()).toEqual([]);
    const found = await source.transaction('REPEATABLE READ', (manager) =>
      verifyExport(exportLedger(manager, scope), { checkpoints: [], keys: [] }),
    );
    expect(found.faults).toEqual([]);
  },
);
