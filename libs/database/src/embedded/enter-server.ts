import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnusable } from '../connect/database-unusable.js';
import { Keeper, type Opener } from './keeper.js';
import type { Placement } from './placement.js';
import { findPostmaster, programOf, stopPostmaster, type Postmaster } from './postmaster.js';
import type { Programs } from './programs.js';
import { readSecrets } from './secrets.js';
import { startPostmaster } from './start-postmaster.js';

/** How long others may take to finish what they are doing to the same server: starting, recovering, stopping it. */
const PATIENCE_MS = 60_000;

/**
 * Gets into the running server, or starts it, whichever comes first.
 * @param port  where it has to listen; null: anywhere
 * @throws DatabaseUnusable, or the signal's reason
 */
export async function enterServer(
  { opener, signal }: { readonly opener: Opener; readonly signal?: AbortSignal },
  placement: Placement,
  programs: Programs,
  port: number | null,
): Promise<{ keeper: Keeper; running: Postmaster }> {
  const deadline = Date.now() + PATIENCE_MS;
  const { superuser } = await readSecrets(placement.dataFolder);
  for (;;) {
    signal?.throwIfAborted();
    const running =
      (await findPostmaster(placement.cluster)) ?? (await startPostmaster(placement, programs, port, signal));
    const keeper = running && (await tryToEnter(running, superuser, opener, placement, programs));
    if (keeper) return { keeper, running };
    if (Date.now() > deadline) {
      throw new DatabaseUnusable(
        `The embedded PostgreSQL${running ? ` (process ${running.pid})` : ''} lets nobody in: see postgres.log in ` +
          `${placement.dataFolder}.`,
      );
    }
    await delay(50);
  }
}

/** Null: not now, look again. */
async function tryToEnter(
  running: Postmaster,
  password: string,
  opener: Opener,
  placement: Placement,
  programs: Programs,
): Promise<Keeper | null> {
  if (running.status === 'stopping' || !running.port) return null;
  let keeper: Keeper;
  try {
    keeper = await Keeper.connect(running.port, password, opener);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '28P01') {
      throw new DatabaseUnusable(
        `secrets.json in ${placement.dataFolder} is not that of the database beside it: restore both from one backup.`,
      );
    }
    return null; // Starting, recovering or going away.
  }
  try {
    if (!(await keeper.enter())) {
      await keeper.end();
      return null;
    }
    if (await isOutdated(running, programs)) {
      if (await keeper.leave()) {
        await stopPostmaster(running.pid);
        await keeper.end();
        return null;
      }
      await keeper.enter();
    }
    return keeper;
  } catch {
    await keeper.end().catch(() => undefined);
    return null; // It went away under our hands.
  }
}

/** An orphan may run a program that an installation has replaced since, whose libraries would no longer fit it. */
async function isOutdated(running: Postmaster, programs: Programs): Promise<boolean> {
  const program = await programOf(running.pid);
  return program !== null && program !== programs.postgres;
}
