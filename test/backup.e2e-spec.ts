import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { identitiesIn, makeBackupKey, restore } from '@app/backup';
import { type Evidence, parseCheckpoint } from '@app/proof';
import { Client } from 'pg';
import { DataFolder } from './support/data-folder.js';
import { CLI, runProgram } from './support/program.js';
import { change, insert, insertOneOfEach } from './support/record-rows.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { startedBefore } from './support/started-before.js';

jest.setTimeout(60_000);

/** Where readers reach the original, and the copy that takes its place. */
const PUBLIC_URL = 'https://casetrail.example';

let data: DataFolder;
let folder: string;
let server: RunningServer;
/** Signed before the backup began, and after it ended. */
let before: string;
let after: string;
/** The last change set that was acknowledged before the backup began. */
let acknowledged: number;
let recipient: string;

const file = (name: string): string => join(folder, name);
const command = (...args: string[]) => runProgram({ command: [...CLI, ...args], env: data.env });

async function connected(to: DataFolder, role: 'superuser' | 'member'): Promise<Client> {
  const secrets = JSON.parse(to.read('secrets.json')) as Record<string, string>;
  const client = new Client(
    `postgres://casetrail_${role}:${secrets[role]}@127.0.0.1:${to.postmaster().port}/casetrail`,
  );
  await client.connect();
  return client;
}

beforeAll(async () => {
  [data, folder] = [new DataFolder(), mkdtempSync(join(tmpdir(), 'casetrail-backup-'))];
  await startedBefore(data);
  server = await startServer({ env: { ...data.env, CASETRAIL_SEED: 'first-record', PUBLIC_URL } });
  const member = await connected(data, 'member');
  await change(member, () => insertOneOfEach(member, 0));
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

/** An edition of each kind of record that there was when the backup was made, and one of them as every kind of file. */
async function editionsOf(of: RunningServer, size: number): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const address of [
    `cases/kz-2019-bilash@${size}.json`,
    `people/serikzhan-bilash@${size}.json`,
    `sources/bitter-winter-2021-02-05-bilash@${size}.json`,
    ...['csv', 'bib', 'ris', 'csl.json', 'jsonld'].map((extension) => `cases/kz-2019-bilash@${size}.${extension}`),
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
    for (const [address, bytes] of await editionsOf(server, report.size)) {
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
