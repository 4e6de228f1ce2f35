import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { findSession, hashPassword, SignIn, type SignInOutcome } from '@app/access';
import { memberDataSource } from '@app/database';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { connect, rowsOf } from './support/connect.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

jest.setTimeout(30_000);

const PASSWORD = 'correct horse, battery staple';
const EMAIL = 'advocate@example.org';

let database: TestDatabase;
let owner: Client;
let source: DataSource;
let hash: string;
/** What the password was held against, attempt by attempt; null: nobody's. */
let looked: (string | null)[];
let signIn: SignIn;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await connect(database, 'superuser');
  source = await memberDataSource(database.addresses.member, [], 8).initialize();
  hash = await hashPassword(PASSWORD);
  await owner.query(
    `INSERT INTO live.accounts (id, email, display_name, role, clearance, password_hash, disabled) VALUES
       (gen_random_uuid(), $1, 'Somebody', 'ADVOCATE', 2, $2, false), (gen_random_uuid(), 'shut@example.org', 'Somebody', 'EDITOR', 2, $2, true)`,
    [EMAIL, hash],
  );
  signIn = new SignIn(source, (kept, password) => {
    looked.push(kept);
    // As the real one would say, without its work: it is counted here, not measured.
    return Promise.resolve(kept !== null && password === PASSWORD);
  });
});

afterAll(async () => {
  await source.destroy();
  await owner.end();
  await database.drop();
});

const attempt = (password: string, { email = EMAIL, address = '192.0.2.1' } = {}) =>
  signIn.withPassword({ email, password, address });
const times = async (count: number, once: () => Promise<SignInOutcome>): Promise<string[]> => {
  const kinds: string[] = [];
  for (let n = 0; n < count; n++) kinds.push((await once()).kind);
  return kinds;
};
const REFUSED = (count: number) => Array<string>(count).fill('REFUSED');
const anew = async () => {
  looked = [];
  await owner.query('DELETE FROM access.attempts; DELETE FROM access.sessions');
};

describe('signing in', () => {
  it('does the same work for a wrong password, no account, no address at all, and an account that is shut', async () => {
    await anew();
    for (const email of [EMAIL, 'nobody@example.org', 'no address', 'shut@example.org']) {
      expect(await attempt('a wrong password', { email })).toEqual({ kind: 'REFUSED' });
    }
    expect(await attempt(PASSWORD, { email: 'shut@example.org' })).toEqual({ kind: 'REFUSED' });
    expect(looked).toEqual([hash, null, null, null, null]);
    expect(await rowsOf(owner, 'SELECT FROM access.sessions')).toEqual([]);
  });

  it('finds the account however its address is written', async () => {
    await anew();
    const outcome = await attempt(PASSWORD, { email: ' Advocate@EXAMPLE.org ' });
    if (outcome.kind !== 'SESSION') throw new Error(outcome.kind);
    expect(await findSession(source.manager, outcome.secret)).toMatchObject({ email: EMAIL, stage: 'ENROL' });
  });
});

describe('failures', () => {
  it('of one account from one address are five in a quarter of an hour; more are not looked at', async () => {
    await anew();
    expect(await times(5, () => attempt('wrong'))).toEqual(REFUSED(5));
    const outcome = await attempt(PASSWORD);
    expect(outcome).toEqual({ kind: 'WAIT', seconds: expect.any(Number) });
    expect(outcome.kind === 'WAIT' && outcome.seconds > 14 * 60 && outcome.seconds <= 15 * 60).toBe(true);
    expect(looked).toHaveLength(5);
    // From elsewhere, the owner still gets in.
    expect((await attempt(PASSWORD, { address: '198.51.100.7' })).kind).toBe('SESSION');
    await owner.query(`UPDATE access.attempts SET until = now() - interval '1 second'`);
    expect(await times(5, () => attempt('wrong'))).toEqual(REFUSED(5));
    expect((await attempt('wrong')).kind).toBe('WAIT');
  });

  it('are counted for accounts that are not there as well, with the same answer', async () => {
    await anew();
    const email = 'nobody@example.org';
    expect(await times(6, () => attempt('wrong', { email }))).toEqual([...REFUSED(5), 'WAIT']);
  });

  it('are forgotten once the right password was given', async () => {
    await anew();
    for (let round = 0; round < 3; round++) {
      expect(await times(4, () => attempt('wrong'))).toEqual(REFUSED(4));
      expect((await attempt(PASSWORD)).kind).toBe('SESSION');
    }
  });

  it('of one address are a hundred, whatever the accounts; the whole of a network is one address', async () => {
    await anew();
    const from = (n: number, address: string) => attempt('wrong', { email: `${n}@example.org`, address });
    for (let n = 0; n < 100; n++) {
      expect((await from(n, n % 2 ? '2001:db8:1:2::1' : '2001:db8:1:2:3:4:5:6')).kind).toBe('REFUSED');
    }
    expect((await from(100, '2001:db8:1:2::77')).kind).toBe('WAIT');
    expect((await from(100, '2001:db8:1:3::77')).kind).toBe('REFUSED');
  });

  it('of one account are a hundred an hour, whatever the addresses', async () => {
    await anew();
    for (let n = 0; n < 100; n++) expect((await attempt('wrong', { address: `192.0.2.${n}` })).kind).toBe('REFUSED');
    expect((await attempt('wrong', { address: '192.0.2.200' })).kind).toBe('WAIT');
  });

  it('at once get no further than one after the other', async () => {
    await anew();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => attempt('wrong')));
    expect(outcomes.filter(({ kind }) => kind === 'REFUSED')).toHaveLength(5);
    expect(looked).toHaveLength(5);
  });

  it('to give the code are ten an hour, from wherever, and the password does not make them forgotten', async () => {
    await anew();
    await owner.query(
      `INSERT INTO access.second_factors (account_id, secret, last_step) SELECT id, sha256('x'), 0 FROM live.accounts WHERE email = $1`,
      [EMAIL],
    );
    const kinds: string[] = [];
    for (let n = 0; n < 11; n++) {
      const outcome = await attempt(PASSWORD, { address: `192.0.2.${n}` });
      const session = outcome.kind === 'SESSION' ? await findSession(source.manager, outcome.secret) : null;
      if (!session) throw new Error(outcome.kind);
      kinds.push((await signIn.withCode(session, 'no code', '192.0.2.1')).kind);
    }
    expect(kinds).toEqual([...REFUSED(10), 'WAIT']);
  });

  it('are kept by hashes alone', async () => {
    await anew();
    await attempt('wrong');
    const [salt] = await rowsOf<{ value: Buffer }>(owner, 'SELECT value FROM access.salt');
    expect(salt?.value).toHaveLength(32);
    const rows = await rowsOf<{ row: string }>(owner, 'SELECT a::text AS row FROM access.attempts a');
    expect(rows).toHaveLength(3);
    for (const { row } of rows) expect(row).not.toMatch(/192\.|example/);
  });
});
