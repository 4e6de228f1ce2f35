import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { makeFirstSetupLink } from '@app/access';
import { completePast } from '@app/timeline';
import { createPools, memberDataSource, migrate, openDatabase } from '@app/database';
import { seedFirstRecord } from '@app/interchange';
import { readSettings } from '@app/kernel';
import { MIGRATIONS } from '../../../migrations/index.js';
import { AppModule } from './app.module.js';
import { buildEdge } from './edge/build-edge.js';
import { createAdapter } from './edge/create-adapter.js';
import { createLog } from './edge/log/create-log.js';
import { NestLog } from './edge/log/nest-log.js';
import { ENTITIES } from './entities.js';
import { announcement } from './lifecycle/announce.js';
import { closeHttp } from './lifecycle/close-http.js';
import { prepareLedgerKey } from './lifecycle/ledger-key.js';
import { listen } from './lifecycle/listen.js';
import { runProcess } from './lifecycle/run-process.js';
import type { Shutdown } from './lifecycle/shutdown.js';

/** People who record; more than these wait for one another's locks anyway. */
const WRITE_CONNECTIONS = 8;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the server until it is told to stop. */
export const run = (): Promise<void> => runProcess(serve);

async function serve(shutdown: Shutdown): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  shutdown.defer('the log', async () => log.flush());
  const database = await openDatabase(settings, say, { opener: 'server', signal: shutdown.signal });
  shutdown.defer(
    'the database',
    () => database.close(),
    () => database.kill(),
  );
  void database.lost.then((reason) => {
    process.stderr.write(`${reason.message}\n`);
    return shutdown.stop(1);
  });
  await migrate(database.addresses.owner, MIGRATIONS);
  await completePast(database.addresses.owner, say);
  await prepareLedgerKey(database.addresses.owner, settings);
  const writes = memberDataSource(database.addresses.member, ENTITIES, WRITE_CONNECTIONS);
  await writes.initialize();
  shutdown.defer('the connections that write', () => writes.destroy());
  if (settings.seed === 'first-record' && (await seedFirstRecord(writes))) say('The first record has been loaded.');
  const setupSecret = await writes.transaction(makeFirstSetupLink);
  const pools = createPools(database.addresses, say);
  shutdown.defer('the connections to the database', () => pools.end());
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ settings, pools, writes, migrations: MIGRATIONS.map(({ name }) => name) }),
    createAdapter(settings),
    { logger: new NestLog(log.logger), abortOnError: false },
  );
  await buildEdge(app, { pools, addresses: database.addresses, settings, log });
  shutdown.defer('the web server', () => closeHttp(app));
  say(announcement(settings, await listen(app, settings), setupSecret));
}
