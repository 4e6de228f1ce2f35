import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataFolder } from './support/data-folder.js';
import { type CutAtCommit, cutAtCommit, type Moment } from './support/faults/cut-at-commit.js';
import { Ordeal } from './support/faults/ordeal.js';
import { seeded } from './support/faults/seeded.js';
import { smallDisk } from './support/faults/small-disk.js';
import { Writers } from './support/faults/writers.js';
import { personCreate } from './support/mutations.js';
import { startedBefore } from './support/started-before.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { Someone } from './support/write-server.js';

/** `npm run test:faults` asks for more; a seed that failed is given by FAULT_SEED. */
const KILLS = Number(process.env['FAULT_KILLS'] ?? 2);
const SEED = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
/** The long form also pauses the database for longer than any request may take. */
const PAUSED_MS = KILLS >= 20 ? 13_000 : 0;

jest.setTimeout(90_000 + KILLS * 15_000);

const disk = smallDisk();
const data = new DataFolder(disk.folder);
const ordeal = new Ordeal(data, disk);

beforeAll(async () => {
  await startedBefore(data);
  await ordeal.start();
}, 60_000);

afterAll(async () => {
  const left = await ordeal.stop();
  data.remove();
  disk.remove();
  expect(left).toEqual([]);
}, 60_000);

describe(`eight clients record while things die (FAULT_SEED=${SEED})`, () => {
  it('what was acknowledged is there once, what was refused is not, and what is not known at most once', async () => {
    const random = seeded(SEED);
    const writers = new Writers(() => ordeal.url, await ordeal.tokens(8), SEED + 1);
    for (let kill = 0; kill < KILLS; kill++) {
      await delay(100 + random() * 400);
      if (kill % 2 === 0) ordeal.killPostgres();
      else await ordeal.killServer();
      await ordeal.back(writers);
    }
    await ordeal.full(async () => {
      await writers.hear('SERVICE_UNAVAILABLE', AbortSignal.timeout(10_000));
      ordeal.killPostgres(); // It cannot even start again before there is room.
      await writers.hear('SERVICE_UNAVAILABLE', AbortSignal.timeout(10_000));
    });
    await ordeal.back(writers);
    const paused: number[] = [];
    await ordeal.pause(async () => {
      paused.push(await ordeal.ready());
      await delay(PAUSED_MS);
    });
    await ordeal.back(writers);
    await writers.stop();
    expect(paused).toEqual([503]);
    expect([writers.wrong, ordeal.defects]).toEqual([[], []]);
    expect(await ordeal.untrue(writers.asked)).toEqual([]);
    await writers.settle();
    expect(writers.asked.filter(({ known }) => known === 'UNKNOWN')).toEqual([]);
    expect(await ordeal.untrue(writers.asked)).toEqual([]);
  });
});

describe('a connection that is lost when COMMIT was sent', () => {
  let cutting: CutAtCommit;
  let server: RunningServer;
  let advocate: Someone;

  beforeAll(async () => {
    cutting = await cutAtCommit(ordeal.address('member'));
    const [token = null] = await ordeal.tokens(1);
    server = await startServer({
      env: {
        ...data.env,
        DATABASE_URL: ordeal.address('owner'),
        DATABASE_URL_MEMBER: cutting.address,
        DATABASE_URL_PUBLIC: ordeal.address('public'),
      },
    });
    advocate = new Someone(server, token, null);
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
    await cutting?.close();
  });

  it.each<[Moment, number]>([
    ['BEFORE_IT_ARRIVES', 0],
    ['AFTER_IT_IS_DONE', 1],
  ])(
    '%s leaves it unknown whether the change was made, says so, and under the same key it is made once',
    async (moment, made) => {
      const { field, types, select } = personCreate;
      const query = `mutation (${types}) { ${field}(input: $input) { ${select} userErrors { code } } }`;
      const name = `Cut ${moment}`;
      const send = async () => {
        const variables = { input: { names: [{ text: name, kind: 'PRIMARY' }] } };
        const response = await advocate.send(query, variables, { 'idempotency-key': moment });
        return { status: response.status, body: (await response.json()) as object };
      };
      const cut = cutting.cutNext(moment);
      const lost = await send();
      await cut;
      expect(lost).toMatchObject({ status: 503, body: { errors: [{ extensions: { code: 'OUTCOME_UNKNOWN' } }] } });
      expect(await ordeal.count(name)).toBe(made);
      expect(await send()).toMatchObject({ status: 200, body: { data: { personCreate: { userErrors: [] } } } });
      expect(await ordeal.count(name)).toBe(1);
      expect(await ordeal.unsound()).toEqual([]);
    },
  );
});

it('after all that the ledger verifies, what is derived is right, and each person has one change set', async () => {
  expect(await ordeal.unsound()).toEqual([]);
});
