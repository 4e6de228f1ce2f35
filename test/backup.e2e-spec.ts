import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { identitiesIn, makeBackupKey, restore } from '@app/backup';
import { memberDataSource } from '@app/database';
import { type Evidence, parseCheckpoint } from '@app/proof';
import { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { DataFolder } from './support/data-folder.js';
import type { EditionFile } from './support/editions.js';
import { correct, inChangeSet } from './support/edition-steps.js';
import { CLI, runProgram } from './support/program.js';
import { change, insert, insertOneOfEach } from './support/record-rows.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { startedBefore } from './support/started-before.js';

jest.setTimeout(60_000);

/** Where readers reach the original, and the copy that takes its place. */
const PUBLIC_URL = 'https://casetrail.example';
/** A public case of the first record. */
const CASE = 'cases/kz-2019-bilash';
const EXTENSIONS = ['csv', 'bib', 'ris', 'csl.json', 'jsonld'];

let data: DataFolder;
let folder: string;
let server: RunningServer;
/** Signed before the backup began, and after it ended. */
let before: string;
let after: string;
/** The last change set that was acknowledged before the backup began. */
let acknowledged: number;
let recipient: string;
/** The edition of the case before an event of it was corrected, the one after that, and the hash of the former before another event was hidden. */
let superseded: { seq: number; corrected: number; sha256: string };

const file = (name: string): string => join(folder, name);
const command = (...args: string[]) => runProgram({ command: [...CLI, ...args], env: data.env });

function addressOf(of: DataFolder, role: 'superuser' | 'member'): string {
  const secrets = JSON.parse(of.read('secrets.json')) as Record<string, string>;
  return `postgres://casetrail_${role}:${secrets[role]}@127.0.0.1:${of.postmaster().port}/casetrail`;
}

async function connected(to: DataFolder, role: 'superuser' | 'member'): Promise<Client> {
  const client = new Client(addressOf(to, role));
  await client.connect();
  return client;
}

beforeAll(async () => {
  [data, folder] = [new DataFolder(), mkdtempSync(join(tmpdir(), 'casetrail-backup-'))];
  await startedBefore(data);
  server = await startServer({ env: { ...data.env, CASETRAIL_SEED: 'first-record', PUBLIC_URL } });
  const member = await connected(data, 'member');
  await change(member, () => insertOneOfEach(member, 0));
  superseded = await supersede();
  acknowledged = (await change(member, () => insertOneOfEach(member, 2)))!;
  before = await (await fetch(`${server.url}/ledger/checkpoint`)).text();
  const made = await command('backup', 'key', '--out', file('identity'));
  expect(made).toMatchObject({ code: 0, stderr: '' });
  recipient = made.stdout.trim();
  let recording = true;
  const recorded = (async () => {
    while (recording)
      await change(member, () => insert(member, 'persons', { slug: `p-${crypto.randomUUID()}`, tier: 0 }));
  })();
  const backup = await command('backup', '--to', file('backup'), '--recipient', recipient);
  recording = false;
  await recorded;
  expect(backup).toMatchObject({ code: 0, stderr: '' });
  expect(backup.stdout).toMatch(/^Backed up to .*: change sets up to \d+, \d+ bytes\.\n$/);
  await member.end();
  do after = await (await fetch(`${server.url}/ledger/checkpoint`)).text();
  while (parseCheckpoint(after)!.size < (await headOf(data)));
});

afterAll(async () => {
  await server?.stop();
  expect(data.processes()).toEqual([]);
  data.remove();
  rmSync(folder, { recursive: true });
});

async function headOf(of: DataFolder): Promise<number> {
  const owner = await connected(of, 'superuser');
  const { rows } = await owner.query<{ seq: number }>('SELECT seq::integer FROM ledger.head');
  await owner.end();
  return rows[0]!.seq;
}

/** Corrects the first event of a case, then hides its last. */
async function supersede(): Promise<typeof superseded> {
  const seq = await headOf(data);
  const answer = await fetch(`${server.url}/${CASE}@${seq}.json`);
  const sha256 = hash('sha256', Buffer.from(await answer.arrayBuffer()));
  const writes = await memberDataSource(addressOf(data, 'member'), [], 1).initialize();
  try {
    const events = `SELECT e.id FROM live.case_events e JOIN live.cases c ON c.id = e.case_id WHERE c.slug = 'kz-2019-bilash' ORDER BY e.date_earliest, e.id`;
    const find = async (manager: EntityManager) => (await manager.query<{ id: string }[]>(events)).map(({ id }) => id);
    await inChangeSet(writes, async (manager) => correct(manager, (await find(manager))[0]!, 1));
    const corrected = await headOf(data);
    await inChangeSet(writes, async (manager) =>
      manager.query('UPDATE live.case_events SET tier = 2 WHERE id = $1', [(await find(manager)).at(-1)]),
    );
    return { seq, corrected, sha256 };
  } finally {
    await writes.destroy();
  }
}

/** An edition of each kind of record that there was when the backup was made, and of a case, newest and older, every kind of file. */
async function editionsOf(of: RunningServer, size: number): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const address of [
    ...[size, superseded.corrected, superseded.seq].flatMap((seq) =>
      ['json', ...EXTENSIONS].map((extension) => `${CASE}@${seq}.${extension}`),
    ),
    `people/serikzhan-bilash@${size}.json`,
    `sources/bitter-winter-2021-02-05-bilash@${size}.json`,
  ]) {
    const answer = await fetch(`${of.url}/${address}`);
    expect([address, answer.status]).toEqual([address, 200]);
    // Its own address is that of its number.
    found.set(new URL(answer.url).pathname.slice(1), Buffer.from(await answer.arrayBuffer()));
  }
  return found;
}

const evidence = (...kept: string[]): Evidence => ({
  checkpoints: kept.map((text, place) => ({ checkpoint: parseCheckpoint(text)!, where: `kept-${place + 1}.txt` })),
  keys: [],
});

interface Attempt {
  from?: string;
  identity?: string;
  kept?: Evidence;
  acceptOlder?: boolean;
}

/** Restores into an empty folder; whatever the outcome, nothing else may be left beside it. */
async function restored(into: DataFolder, { from, identity, kept = evidence(), acceptOlder = false }: Attempt = {}) {
  const identities = identity ? [identity] : identitiesIn(readFileSync(file('identity'), 'utf8'));
  try {
    const options = { from: from ?? file('backup'), identities, dataFolder: into.path, evidence: kept, acceptOlder };
    return await restore(options, () => undefined);
  } finally {
    const beside = readdirSync(dirname(into.path));
    expect(beside.filter((name) => name.startsWith(`${basename(into.path)}.`))).toEqual([]);
  }
}

/** A fingerprint of each table of the record and of the ledger, as they were at a change set. */
async function contentAt(of: DataFolder, seq: number): Promise<Record<string, string>> {
  const owner = await connected(of, 'superuser');
  const { rows: tables } = await owner.query<{ name: string; record: boolean }>(
    `SELECT schemaname || '.' || tablename AS name, schemaname = 'history' AS record FROM pg_tables
     WHERE schemaname = 'history' OR schemaname || '.' || tablename IN ('ledger.change_sets', 'ledger.entries') ORDER BY 1`,
  );
  const found: Record<string, string> = {};
  for (const { name, record } of tables) {
    const row = record
      ? `to_jsonb(t) || jsonb_build_object('until_seq', CASE WHEN t.until_seq <= ${seq} THEN t.until_seq END)`
      : 'to_jsonb(t)';
    const { rows } = await owner.query<{ sum: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(x.row, '' ORDER BY x.row), '')) AS sum
       FROM (SELECT (${row})::text AS row FROM ${name} t WHERE t.seq <= ${seq}) x`,
    );
    found[name] = rows[0]!.sum;
  }
  await owner.end();
  return found;
}

describe('a backup made while people record', () => {
  it('tells nothing to who has no key, and is for the eyes of its owner', () => {
    expect(statSync(file('backup')).mode & 0o777).toBe(0o600);
    expect(statSync(file('identity')).mode & 0o777).toBe(0o600);
    const { superuser = '' } = JSON.parse(data.read('secrets.json')) as Record<string, string>;
    expect(readFileSync(file('backup')).includes(superuser)).toBe(false);
    expect(readFileSync(file('backup'), 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
  });

  it('is restored, and is the original: all that was acknowledged before it began, and the ledger verifies', async () => {
    const copy = new DataFolder();
    // Somebody has seen a later state, and is told so by whoever goes back all the same.
    const report = await restored(copy, { kept: evidence(before, after), acceptOlder: true });
    expect(report.faults.map(({ seq }) => seq)).toEqual([parseCheckpoint(after)!.size]);
    expect(report.size).toBeGreaterThanOrEqual(acknowledged);
    expect(report.size).toBeLessThan(parseCheckpoint(after)!.size);
    const second = await startServer({ env: { ...copy.env, PUBLIC_URL } });
    expect(await headOf(copy)).toBe(report.size);
    expect(await contentAt(copy, report.size)).toEqual(await contentAt(data, report.size));
    // It goes on: answers, and signs what comes next with the key that it had.
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
    const editions = await editionsOf(server, report.size);
    expect(editions.size).toBe(20);
    const files = [...editions].filter(([address]) => /^cases.*@\d+\.json$/.test(address));
    const cases = files.map(([, bytes]) => JSON.parse(bytes.toString()) as EditionFile);
    expect(
      cases.map(({ edition, withdrawn, originalSha256, timeline }) => [
        edition.seq,
        withdrawn,
        originalSha256,
        timeline.filter(({ title }) => title === 'Corrected 1').length,
      ]),
    ).toEqual([
      [11, [], null, 1],
      // Nobody had asked for it before something was hidden.
      [10, ['timeline'], null, 1],
      [4, ['timeline'], superseded.sha256, 0],
    ]);
    for (const [address, bytes] of editions) {
      const answer = await fetch(`${second.url}/${address}`);
      expect([address, answer.status]).toEqual([address, 200]);
      expect([address, Buffer.from(await answer.arrayBuffer()).equals(bytes)]).toEqual([address, true]);
    }
    const note = parseCheckpoint(await (await fetch(`${second.url}/ledger/checkpoint`)).text())!;
    expect([note.size, note.origin]).toEqual([report.size, parseCheckpoint(before)!.origin]);
    expect(await second.stop()).toBe(0);
    await expect(restored(copy)).rejects.toThrow(`${copy.path} is not empty: move it away first`);
    copy.remove();
  });

  it('that is older than what others have seen is refused', async () => {
    const copy = new DataFolder();
    await expect(restored(copy, { kept: evidence(before, after) })).rejects.toThrow(
      /^This backup is older than kept-2\.txt: its last change set is \d+, and \d+ more were signed\./,
    );
    expect(readdirSync(copy.path)).toEqual([]);
    copy.remove();
  });

  it('is nothing to anybody without its key, nor where a byte of it is another, nor where it was cut off', async () => {
    const copy = new DataFolder();
    const { identity } = await makeBackupKey();
    await expect(restored(copy, { identity })).rejects.toThrow(
      'was encrypted to another key: give the identity it was made for.',
    );
    await expect(restored(copy, { identity: 'hunter2' })).rejects.toThrow('holds something else than keys');
    const whole = readFileSync(file('backup'));
    for (const [name, bytes, told] of [
      [
        'changed',
        Buffer.concat([whole.subarray(0, 500_000), Buffer.of(whole[500_000]! ^ 1), whole.subarray(500_001)]),
        'is damaged or was cut off: use another backup.',
      ],
      ['cut', whole.subarray(0, whole.length - 100), 'is damaged or was cut off: use another backup.'],
      ['halved', whole.subarray(0, Math.floor(whole.length / 2)), 'is damaged or was cut off: use another backup.'],
      ['none', Buffer.from('hello'), 'is no encrypted backup, or is damaged at its beginning.'],
    ] as const) {
      writeFileSync(file(name), bytes);
      await expect(restored(copy, { from: file(name) })).rejects.toThrow(told);
      expect(readdirSync(copy.path)).toEqual([]);
    }
    await expect(restored(copy, { from: file('not there') })).rejects.toThrow('cannot be read (ENOENT).');
    copy.remove();
  });

  it('replaces nothing by itself, and leaves nothing where it fails', async () => {
    const again = await command('backup', '--to', file('backup'), '--recipient', recipient);
    expect(again).toMatchObject({
      code: 1,
      stderr: `${file('backup')} is there already: give another name, or --force.\n`,
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
