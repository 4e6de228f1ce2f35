import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnusable } from '../connect/database-unusable.js';
import { enterServer } from './enter-server.js';
import { capLog } from './log-file.js';
import { initializeCluster } from './initialize-cluster.js';
import { Keeper, type Opener } from './keeper.js';
import { placeCluster, type Placement } from './placement.js';
import { findPlatformPackage } from './platform-package.js';
import { findPostmaster, killPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';
import { runnablePrograms, type Programs } from './programs.js';
import { readOrCreateSecrets, type Secrets } from './secrets.js';
import { DoesNotStart } from './start-postmaster.js';

/** A server killed a moment ago holds its lock until PostgreSQL has noticed. */
const TAKEOVER_MS = 2_000;
const CAP_LOG_EVERY_MS = 60_000;
/** How long a server that was lost is brought back again and again: somebody may have to make room on its disk. */
const BACK_WITHIN_MS = 10 * 60_000;
const TRY_AGAIN_AFTER_MS = 500;

export interface EmbeddedOptions {
  readonly dataFolder: string;
  readonly opener: Opener;
  readonly log: (line: string) => void;
  /** Aborted: give up opening. */
  readonly signal?: AbortSignal;
}

/**
 * The embedded PostgreSQL of one data folder, shared by the processes that use it: the first starts it, the last stops
 * it, and what a killed one leaves running the next takes over.
 */
export class EmbeddedServer {
  /** Resolves with the reason when the server is lost for good, though nobody closed it. */
  readonly lost: Promise<DatabaseUnusable>;
  private reportLoss: (reason: DatabaseUnusable) => void = () => undefined;
  private readonly closing = new AbortController();
  private recovering: Promise<void> | undefined;
  private readonly capping: NodeJS.Timeout;

  private constructor(
    private readonly options: EmbeddedOptions,
    private readonly placement: Placement,
    private readonly programs: Programs,
    readonly secrets: Secrets,
    private keeper: Keeper,
    private running: Postmaster,
  ) {
    this.lost = new Promise((resolve) => (this.reportLoss = resolve));
    this.capping = setInterval(() => void capLog(placement.dataFolder).catch(() => undefined), CAP_LOG_EVERY_MS);
    this.capping.unref();
    this.watch();
  }

  get port(): number {
    return this.running.port;
  }

  /** @throws DatabaseUnusable, or the signal's reason */
  static async open(options: EmbeddedOptions): Promise<EmbeddedServer> {
    const { dataFolder, log, signal } = options;
    const placement = await placeCluster(dataFolder, log);
    const found = await findPlatformPackage();
    const programs = await runnablePrograms(found, placement.account, placement.copies);
    const secrets = await readOrCreateSecrets(placement.dataFolder);
    await initializeCluster(placement, programs, secrets.superuser, signal);
    const { keeper, running } = await enterServer(options, placement, programs, null);
    try {
      if (options.opener === 'server') await serveAlone(keeper, placement);
    } catch (error) {
      await keeper.end();
      throw error;
    }
    return new EmbeddedServer(options, placement, programs, secrets, keeper, running);
  }

  /** Leaves the server; whoever leaves last stops it and waits until it is gone. */
  async close(): Promise<void> {
    this.closing.abort();
    clearInterval(this.capping);
    // One that is being brought back would be left running.
    await this.recovering;
    const last = await this.keeper.leave().catch(() => true);
    const running = last ? await findPostmaster(this.placement.cluster) : null;
    if (running) await stopPostmaster(running.pid);
    await this.keeper.end().catch(() => undefined);
  }

  /** Ends the server at once, whoever uses it. */
  kill(): void {
    this.closing.abort();
    killPostmaster(this.running.pid);
  }

  private watch(): void {
    this.keeper.onEnd(() => {
      if (!this.closing.signal.aborted) this.recovering = this.recover();
    });
  }

  /** PostgreSQL restarts itself after a crash of a session, and has to be started after one of its main process. */
  private async recover(): Promise<void> {
    const { signal } = this.closing;
    this.options.log('The embedded PostgreSQL was lost; bringing it back.');
    const deadline = Date.now() + BACK_WITHIN_MS;
    for (let said = ''; !signal.aborted;) {
      try {
        await this.enterAgain(signal);
        this.watch();
        this.options.log('The embedded PostgreSQL is back.');
        return;
      } catch (error) {
        if (signal.aborted) return;
        const reason = asUnusable(error);
        // What stood in its way may pass, such as a full disk, or that it was lost once more as soon as it was there.
        const passes = error instanceof DoesNotStart || !(error instanceof DatabaseUnusable);
        if (!passes || Date.now() > deadline) return this.reportLoss(reason);
        if (said !== reason.message) this.options.log(`${reason.message} Trying again.`);
        said = reason.message;
      }
      await delay(TRY_AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** On the same port, for that is where the pools look. */
  private async enterAgain(signal: AbortSignal): Promise<void> {
    const options = { ...this.options, signal };
    const { keeper, running } = await enterServer(options, this.placement, this.programs, this.port);
    try {
      if (options.opener === 'server') await serveAlone(keeper, this.placement);
    } catch (error) {
      await keeper.end().catch(() => undefined);
      throw error;
    }
    this.keeper = keeper;
    this.running = running;
  }
}

function asUnusable(error: unknown): DatabaseUnusable {
  if (error instanceof DatabaseUnusable) return error;
  return new DatabaseUnusable('The embedded PostgreSQL was lost.', { cause: error });
}

async function serveAlone(keeper: Keeper, placement: Placement): Promise<void> {
  const deadline = Date.now() + TAKEOVER_MS;
  while (!(await keeper.serve())) {
    if (Date.now() > deadline) {
      const pid = await keeper.servingProcess();
      throw new DatabaseUnusable(
        `Casetrail already runs on ${placement.dataFolder}${pid ? ` (process ${pid})` : ''}: stop it, or set ` +
          `CASETRAIL_DATA and PORT for a second one.`,
      );
    }
    await delay(50);
  }
}
