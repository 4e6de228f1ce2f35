import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { connect, refusal, rowsOf } from './support/connect.js';
import { Notebook } from './support/full-case.js';
import { caseCreate, personCreate } from './support/mutations.js';
import { submit } from './support/submissions.js';
import { WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

const DENIED = '42501';
const NOT_THERE = 'CT004';

let servers: WriteServer;
let member: Client;
let anybody: Client;
let sealedPerson: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [member, anybody] = await Promise.all([connect(servers.database, 'member'), connect(servers.database, 'public')]);
  const [advocate, sealed] = [await servers.someone('ADVOCATE'), await servers.someone('ADVOCATE', 3)];
  const book = new Notebook(advocate);
  await book.keep('case', caseCreate, { input: { title: 'Waits', kind: 'CRIMINAL', country: 'KZ' } });
  const input = { names: [{ text: 'Sealed', kind: 'PRIMARY' }], confidentiality: 'SEALED' };
  sealedPerson = (await book.keep('person', personCreate, { input }, sealed)).replace('Person_', '');
  await submit(advocate, { id: book.id('case') });
}, 60_000);

afterAll(async () => {
  await member.end();
  await anybody.end();
  await servers.stop();
});

const cleared = (tier: number | '') => `SELECT set_config('app.clearance', '${tier}', true)`;

describe('what waits', () => {
  it('is no table of the public', async () => {
    for (const statement of ['SELECT FROM live.submissions', 'DELETE FROM live.submissions'])
      expect(await refusal(anybody, statement)).toBe(DENIED);
  });

  it('is there for members who may see all of it', async () => {
    const counts: number[] = [];
    for (const tier of ['', 0, 1, 2, 3] as const) {
      await member.query('BEGIN');
      await member.query(cleared(tier));
      const [row] = await rowsOf<{ count: number }>(member, 'SELECT count(*)::integer AS count FROM live.submissions');
      counts.push(row!.count);
      await member.query('ROLLBACK');
    }
    expect(counts).toEqual([0, 0, 0, 1, 1]);
    expect(await refusal(member, cleared(3), 'DELETE FROM live.submissions')).toBe(DENIED);
  });
});

describe('the functions of publishing', () => {
  it('are not for the public', async () => {
    for (const call of [
      'live.made_public()',
      `live.has_recorded(NULL, '{}', '[]')`,
      `live.hold_names('{}')`,
      `live.make_public('{}', '{}', '{}')`,
      `live.rests_on('persons', NULL)`,
      `live.retract('persons', NULL)`,
      `live.going('persons', NULL)`,
    ])
      expect([call, await refusal(anybody, `SELECT ${call}`)]).toEqual([call, DENIED]);
    for (const call of [`live.going('persons', NULL)`, `live.goes_with('{}', '{}')`])
      expect([call, await refusal(member, `SELECT ${call}`)]).toEqual([call, DENIED]);
  });

  it('retract nothing that the caller cannot see, and nothing outside a change', async () => {
    const call = `SELECT live.retract('persons', '${sealedPerson}')`;
    expect(await refusal(member, cleared(2), 'SELECT ledger.open_change()', call)).toBe(NOT_THERE);
    expect(await refusal(member, cleared(3), call)).toBe('CT001');
    const bilash = (await servers.id('Person', 'serikzhan-bilash')).replace('Person_', '');
    const named = `SELECT live.retract('persons', '${bilash}')`;
    expect(await refusal(member, cleared(3), 'SELECT ledger.open_change()', named)).toBe(NOT_THERE);
  });

  it('publish nothing that the caller cannot see', async () => {
    await member.query('BEGIN');
    await member.query(cleared(2));
    await member.query('SELECT ledger.open_change()');
    await member.query('SELECT live.make_public($1, $2, $3)', [{ persons: [sealedPerson] }, {}, []]);
    expect(await rowsOf(member, 'SELECT kind FROM live.made_public()')).toEqual([]);
    await member.query('ROLLBACK');
  });
});
