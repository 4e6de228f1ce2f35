import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { migrationSource } from '@app/database';
import { type Evidence, exportLedger, parseCheckpoint, verifyDatabase, verifyExport } from '@app/proof';
import type { DataSource, EntityManager } from 'typeorm';
import {
  isSigned,
  provesConsistency,
  provesInclusion,
  readCheckpoint,
  readKey,
  verifyLedger,
} from '../docs/verify/verify-ledger.mjs';
import { connect, refusal } from './support/connect.js';
import { eventRecord, personCreate, personUpdate } from './support/mutations.js';
import { CLI, ROOT, runProgram } from './support/program.js';
import { recordRetract } from './support/publishing-mutations.js';
import { OLDER, REWRITTEN, TAMPERED, UUID } from './support/tampering.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

const NOTHING: Evidence = { checkpoints: [], keys: [] };
const STRANGER = join(ROOT, 'docs/verify/verify-ledger.mjs');

let folder: string;
let servers: WriteServer;
let advocate: Someone;
let source: DataSource;
/** Of all change sets. */
let size: number;
/** The last of them, signed. */
let newest: string;

const file = (name: string): string => join(folder, name);
const fetched = async (path: string): Promise<string> => (await fetch(`${servers.server.url}/ledger/${path}`)).text();
const asked = async <Answer>(path: string): Promise<Answer> => JSON.parse(await fetched(path)) as Answer;
const bytes = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'hex'));
const command = (...args: string[]) =>
  runProgram({ command: [...CLI, ...args], env: { ...servers.env, LEDGER_KEY_FILE: file('key') } });

async function head(): Promise<number> {
  const { rows } = await servers.owner.query<{ seq: number }>('SELECT seq::integer FROM ledger.head');
  return rows[0]!.seq;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casetrail-proof-'));
  servers = await WriteServer.start({ LEDGER_KEY_FILE: file('key'), PUBLIC_URL: 'https://cases.example.org' });
  advocate = await servers.someone('ADVOCATE');
  const create = async (text: string) =>
    (
      await advocate.does<{ person: { id: string; version: number } }>(personCreate, {
        input: { names: [{ text, kind: 'PRIMARY' }], summary: 'As it was told.' },
      })
    ).person;
  const [kept, gone] = [await create('Kept Person'), await create('Gone Person')];
  await advocate.does(personUpdate, {
    id: kept.id,
    expectedVersion: kept.version,
    patch: { gender: 'FEMALE', reason: 'x' },
  });
  await advocate.does(recordRetract, { id: gone.id, expectedVersion: gone.version, reason: 'x' });
  newest = await fetched('checkpoint');
  await advocate.does(eventRecord, {
    case: await servers.id('Case', 'kz-2020-bilash-174'),
    input: {
      kind: 'OTHER',
      date: '2020-02',
      citations: [{ source: await servers.id('Source', (await anySource()).slug) }],
      title: 'More',
    },
  });
  await create('Last Person');
  size = await head();
  source = await migrationSource(servers.database.addresses.superuser, []).initialize();
}, 60_000);

afterAll(async () => {
  await source?.destroy();
  await servers?.stop();
  rmSync(folder, { recursive: true });
});

async function anySource(): Promise<{ slug: string }> {
  const { rows } = await servers.owner.query<{ slug: string }>('SELECT slug FROM live.sources ORDER BY slug LIMIT 1');
  return rows[0]!;
}

describe('over HTTP', () => {
  it('a checkpoint of all that is recorded is signed when somebody asks, and stays', async () => {
    const first = readCheckpoint(newest)!;
    const { keys } = await asked<{ keys: { verifier: string; from: number; until: number | null }[] }>('keys');
    expect(keys).toEqual([
      { verifier: expect.stringMatching(/^cases\.example\.org\+[0-9a-f]{8}\+A/), from: 0, until: null },
    ]);
    expect(first.origin).toBe('cases.example.org');
    expect(isSigned(first, [readKey(keys[0]!.verifier)!])).toBe(true);
    let now = newest;
    while (readCheckpoint(now)!.size < size) now = await fetched('checkpoint');
    expect(readCheckpoint(now)!.size).toBe(size);
    expect(await fetched(`checkpoints/${first.size}`)).toBe(newest);
    expect(await asked('checkpoints')).toEqual({ sizes: [first.size, size] });
    expect(await asked(`checkpoints?from=${size}`)).toEqual({ sizes: [size] });
    newest = now;
  });

  it('every change set is proven to be in the tree, and every tree to be the beginning of it', async () => {
    const root = readCheckpoint(newest)!.root;
    const { leaves } = await asked<{ leaves: { seq: number; leaf: string }[] }>('leaves');
    expect(leaves.map(({ seq }) => seq)).toEqual(Array.from({ length: size }, (_, index) => index + 1));
    for (const { seq, leaf } of leaves) {
      const proof = await asked<{ leaf: string; path: string[] }>(`inclusion?seq=${seq}&size=${size}`);
      expect(proof).toMatchObject({ seq, size, leaf });
      const given = { index: seq - 1, size, leaf: Buffer.from(leaf, 'hex'), path: bytes(proof.path), root };
      expect(provesInclusion(given)).toBe(true);
      const { rows } = await servers.owner.query<{ root: Buffer }>('SELECT ledger.tree_root($1) AS root', [seq]);
      const { path } = await asked<{ path: string[] }>(`consistency?from=${seq}`);
      const older = { from: seq, to: size, path: bytes(path), fromRoot: rows[0]!.root, toRoot: root };
      expect(provesConsistency(older)).toBe(true);
    }
  });

  it.each([
    ['inclusion', 400, 'seq is missing: give a whole number, 1 at least.'],
    ['inclusion?seq=-1', 400, 'seq is to be a whole number, 1 at least.'],
    ['inclusion?seq=0', 400, 'seq is to be a whole number, 1 at least.'],
    ['inclusion?seq=1&seq=2', 400, 'seq is to be a whole number, 1 at least.'],
    ['consistency?from=1e3', 400, 'from is to be a whole number, 1 at least.'],
    ['leaves?from=1&to=1001', 400, 'Ask for 1000 leaves at most.'],
    ['checkpoints/7x', 400, 'size is to be a whole number, 0 at least.'],
    ['checkpoints/1', 404, 'None was signed at this size: /ledger/checkpoints lists those that were.'],
    ['nothing', 404, 'There is nothing at this address.'],
  ])('%s is refused', async (path, status, message) => {
    const response = await fetch(`${servers.server.url}/ledger/${path}`);
    expect([response.status, ((await response.json()) as { message: string }).message]).toEqual([status, message]);
  });

  it('what is beyond the tree is not there', async () => {
    expect(await asked(`inclusion?seq=${size}&size=${size + 1}`)).toMatchObject({
      code: 'NOT_FOUND',
      message: `The largest tree that has been signed is of ${size} change sets.`,
    });
    expect(await asked(`inclusion?seq=${size + 1}`)).toMatchObject({
      message: `The tree of this size holds change sets up to ${size}.`,
    });
    expect(await asked(`consistency?from=${size + 1}`)).toMatchObject({
      message: `from is to be ${size} at most, the size of the larger tree.`,
    });
  });
});

/** Changes the database as a superuser could, past all triggers; what is found of it; then all is as before. */
async function foundAfter(change: string[], evidence = NOTHING): Promise<string[]> {
  const runner = source.createQueryRunner();
  await runner.startTransaction('REPEATABLE READ');
  try {
    await runner.query('SET LOCAL session_replication_role = replica');
    for (const statement of change) await runner.query(statement);
    const { faults } = await verifyDatabase(runner.manager, evidence);
    return faults.map(({ seq, checkpoint, what }) => `${checkpoint ? 'checkpoint ' : ''}${seq}: ${what}`);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

describe('as superuser', () => {
  const told = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
  const seqs: Record<string, number> = {};

  beforeAll(async () => {
    const { rows } = await servers.owner.query<{ operation: string; seq: number }>(
      'SELECT operation, min(seq)::integer AS seq FROM ledger.change_sets GROUP BY 1',
    );
    for (const { operation, seq } of rows) seqs[operation] = seq;
  });

  it('nothing is found where nothing was done', async () => {
    expect(await foundAfter([])).toEqual([]);
    expect(await servers.drifts()).toEqual([]);
  });

  it.each(TAMPERED)('%s: the first bad change set is named', async (_what, change, expected) => {
    const [first] = await foundAfter(change);
    const place = /^([a-zA-Z]+): /.exec(expected)?.[1];
    expect(first).toMatch(told(place && place !== 'null' ? expected.replace(place, String(seqs[place])) : expected));
  });

  it('a record rewritten from end to end no longer fits its checkpoints', async () => {
    const found = await foundAfter(REWRITTEN);
    expect(found).toEqual(
      [parseCheckpoint(newest)!.size, size]
        .filter((at, place, all) => all.indexOf(at) === place)
        .concat((await asked<{ sizes: number[] }>('checkpoints')).sizes)
        .filter((at, place, all) => all.indexOf(at) === place)
        .toSorted((one, other) => one - other)
        .map(
          (at) =>
            `checkpoint ${at}: the checkpoint of size ${at} in the database does not fit: the record is not the one that was signed`,
        ),
    );
  });

  it('nor, where those are gone, one that somebody kept elsewhere', async () => {
    const change = [...REWRITTEN, 'DELETE FROM ledger.checkpoints'];
    expect(await foundAfter(change)).toEqual([]);
    const checkpoints = [{ checkpoint: parseCheckpoint(newest)!, where: 'kept.txt' }];
    expect(await foundAfter(change, { checkpoints, keys: [] })).toEqual([
      `checkpoint ${size}: kept.txt does not fit: the record is not the one that was signed`,
    ]);
  });

  it('an older state that was put back is found by a checkpoint that is newer', async () => {
    expect(await foundAfter(OLDER)).toEqual([]);
    const checkpoints = [{ checkpoint: parseCheckpoint(newest)!, where: 'kept.txt' }];
    expect(await foundAfter(OLDER, { checkpoints, keys: [] })).toEqual([
      `checkpoint ${size}: kept.txt does not fit: the last 1 change set it signed are missing, this is an older state`,
    ]);
  });

  it('a checkpoint that is planted keeps no good one out, nor does a forged one pass for a later state', async () => {
    const member = await connect(servers.database, 'member');
    await member.query(
      `SELECT ledger.keep_checkpoint(${size - 1}, E'evil.example\\n${size - 1}\\n' || encode(ledger.tree_root(${size - 1}), 'base64') || E'\\n\\nnobody\\n')`,
    );
    await member.end();
    expect(await asked(`checkpoints/${size - 1}`)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fetched('checkpoint')).toBe(newest);
    expect(await foundAfter([])).toEqual([
      `checkpoint ${size - 1}: the checkpoint of size ${size - 1} in the database is none`,
    ]);
    await servers.owner.query('DELETE FROM ledger.checkpoints WHERE size = $1', [size - 1]);
    const later = newest.replace(`\n${size}\n`, `\n${size + 9}\n`);
    expect(
      await foundAfter([], { checkpoints: [{ checkpoint: parseCheckpoint(later)!, where: 'later.txt' }], keys: [] }),
    ).toEqual([`checkpoint ${size + 9}: later.txt is signed by no key that is trusted at this size`]);
  });

  it('a checkpoint that nobody trusted has signed is worth nothing', async () => {
    const key = readKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!;
    expect(key.name).toBe('PeterNeumann');
    const forged = newest.replace(/\n([A-Za-z0-9+/]{43}=)\n/, `\n${Buffer.alloc(32).toString('base64')}\n`);
    expect(
      await foundAfter([], { checkpoints: [{ checkpoint: parseCheckpoint(forged)!, where: 'forged.txt' }], keys: [] }),
    ).toEqual([
      `checkpoint ${size}: forged.txt is signed by no key that is trusted at this size`,
      `checkpoint ${size}: forged.txt does not fit: the record is not the one that was signed`,
    ]);
    expect(
      await foundAfter([`UPDATE ledger.checkpoints SET note = replace(note, 'cases', 'Cases') WHERE size = ${size}`]),
    ).toEqual([
      `checkpoint ${size}: the checkpoint of size ${size} in the database is signed by no key that is trusted at this size`,
    ]);
  });
});

describe('no login', () => {
  it.each([
    ['sees what is erased, and where', 'SELECT FROM ledger.erasures', '42501'],
    ['writes a node', `INSERT INTO ledger.tree_nodes VALUES (1, 9, sha256(''))`, '42501'],
    ['changes a checkpoint', `UPDATE ledger.checkpoints SET note = ''`, '42501'],
    ['says who signs', `INSERT INTO ledger.signing_keys (verifier, from_size) VALUES ('x', 0)`, '42501'],
    ['keeps a checkpoint of another tree', `SELECT ledger.keep_checkpoint(1, E'x\\n1\\nAAAA\\n')`, 'CT001'],
    ['keeps one of a tree that is not there', `SELECT ledger.keep_checkpoint(1000, E'x\\n1000\\nAAAA\\n')`, 'CT001'],
  ])('%s', async (_what, statement, code) => {
    const member = await connect(servers.database, 'member');
    expect(await refusal(member, statement)).toBe(code);
    await member.end();
  });
});

describe('an export', () => {
  const linesOf = async (scope: 'whole' | 'public'): Promise<string[]> => {
    const lines: string[] = [];
    await source.transaction('REPEATABLE READ', async (manager: EntityManager) => {
      for await (const line of exportLedger(manager, scope)) lines.push(line.trimEnd());
    });
    return lines;
  };
  const both = async (lines: string[]): Promise<string[][]> => {
    async function* given(): AsyncGenerator<string> {
      yield* lines;
    }
    const ours = await verifyExport(given(), NOTHING);
    const theirs = await verifyLedger(lines);
    expect(theirs.root).toEqual(ours.root);
    return [ours.faults, theirs.faults].map((faults) => faults.map(({ seq, what }) => `${seq}: ${what}`));
  };

  it.each(['whole', 'public'] as const)('that is %s verifies, here and by the file for strangers', async (scope) => {
    const lines = await linesOf(scope);
    expect(await both(lines)).toEqual([[], []]);
    expect(readCheckpoint(newest)!.root).toEqual((await verifyLedger(lines)).root);
  });

  it('that is public tells nothing of what is not', async () => {
    const text = (await linesOf('public')).join('\n');
    expect(text).toContain('Serikzhan');
    expect(text).not.toMatch(/Kept Person|Gone Person|Last Person|As it was told/);
    const hidden = (await linesOf('public')).filter((line) => /^\{"seq":\d+,"leaf":"[0-9a-f]{64}"\}$/.test(line));
    // Four of persons and one event, none of which has been published.
    expect(hidden).toHaveLength(6);
  });

  it('that somebody changed is found out, by both alike', async () => {
    const lines = await linesOf('whole');
    const at = lines.findIndex((line) => line.includes('Kept Person'));
    const seq = (JSON.parse(lines[at]!) as { seq: number }).seq;
    const edited = lines.with(at, lines[at]!.replace('"Kept Person"', '"Kept person"'));
    const [ours, theirs] = await both(edited);
    expect(ours).toEqual(theirs);
    expect(ours).toEqual([
      expect.stringMatching(new RegExp(`^${seq}: text of names ${UUID} is not what was committed to$`)),
    ]);
    const [gap] = await both([
      ...lines.toSpliced(at, 1).slice(0, -1),
      JSON.stringify({ end: { changeSets: size - 1, checkpoints: 2 } }),
    ]);
    expect(gap?.[0]).toBe(`${seq}: change set ${seq + 1} stands where ${seq} should`);
    await expect(both(lines.slice(0, -1))).rejects.toThrow('is not the end: something was cut off or left out');
    await expect(both([...lines.slice(0, 3), '{', ...lines.slice(3)])).rejects.toThrow('Line 4');
  });
});

describe('by command', () => {
  it('the record is verified, exported and verified again by the single file', async () => {
    writeFileSync(file('kept.txt'), newest);
    expect(await command('verify', '--checkpoint', file('kept.txt'))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(`^OK: ${size} change sets, 3 checkpoints, head `),
    });
    expect((await command('ledger', 'export', '--out', file('export'))).code).toBe(0);
    expect(statSync(file('export')).mode & 0o777).toBe(0o600);
    const { stdout } = await promisify(execFile)(process.execPath, [STRANGER, file('export'), file('kept.txt')]);
    expect(stdout).toMatch(`OK: ${size} change sets, 3 checkpoints, head `);
    writeFileSync(file('bad'), readFileSync(file('export'), 'utf8').replace('Kept Person', 'Kept person'));
    const bad = await command('verify', '--export', file('bad'));
    expect(bad.code).toBe(1);
    expect(bad.stdout).toMatch(/1 fault: .* the first: change set \d+\n$/);
  });

  it('the key is replaced, and the old one vouches for the new', async () => {
    const before = await command('ledger', 'key', 'rotate');
    expect(before).toMatchObject({ code: 0, stderr: '' });
    const { keys } = await asked<{ keys: { verifier: string; from: number; until: number | null }[] }>('keys');
    expect(keys.map(({ from, until }) => [from, until])).toEqual([
      [0, size],
      [size, null],
    ]);
    expect(keys[1]!.verifier).toBe(before.stdout.trim());
    const handed = readCheckpoint(await fetched(`checkpoints/${size}`))!;
    for (const { verifier } of keys) expect(isSigned(handed, [readKey(verifier)!])).toBe(true);
    expect(readFileSync(file('key'), 'utf8').split('\n')).toHaveLength(2);
    await advocate.does(personCreate, { input: { names: [{ text: 'Later Person', kind: 'PRIMARY' }] } });
    let note = '';
    do note = await fetched('checkpoint');
    while (readCheckpoint(note)!.size === size);
    expect(isSigned(readCheckpoint(note)!, [readKey(keys[0]!.verifier)!])).toBe(false);
    expect(isSigned(readCheckpoint(note)!, [readKey(keys[1]!.verifier)!])).toBe(true);
    expect(await foundAfter([])).toEqual([]);
  });
});
