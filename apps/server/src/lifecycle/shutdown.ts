import { setTimeout as delay } from 'node:timers/promises';

/** Everything has to be gone by then; what is not, is forced. */
const DEADLINE_MS = 4_500;
/** A step that merely waits for others to finish gets this long at most. */
const START_SETTLES_WITHIN_MS = 1_500;

interface Step {
  readonly name: string;
  readonly stop: () => Promise<void>;
  readonly force?: () => void;
}

/** The order to stop came while the start was under way. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Stops what was started, in the reverse order, once, and ends the process. What is deferred after the order to stop
 * came is stopped as well, so that a signal may arrive at any moment of the start.
 */
export class Shutdown {
  private readonly steps: Step[] = [];
  private readonly controller = new AbortController();
  private startup: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly exit: (code: number) => void = (code) => process.exit(code),
    private readonly complain: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
  ) {}

  /** Aborted when the order to stop comes. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The start under way: stopping waits for it, briefly, so that nothing is stopped while it is being started. */
  during(startup: Promise<unknown>): void {
    this.startup = startup.catch(() => undefined);
  }

  /**
   * @param stop  stops something that has just been started
   * @param force  ends it at once, when the time is up or somebody is impatient
   * @throws Stopped where the order to stop has come, so that the start goes no further
   */
  defer(name: string, stop: () => Promise<void>, force?: () => void): void {
    this.steps.push({ name, stop, force });
    this.signal.throwIfAborted();
  }

  /** Stops everything and ends the process with this code. Only the first call counts. */
  async stop(code: number): Promise<void> {
    if (this.signal.aborted) return;
    const deadline = setTimeout(() => this.force(1), DEADLINE_MS);
    this.controller.abort(new Stopped('Casetrail is stopping.'));
    await Promise.race([this.startup, delay(START_SETTLES_WITHIN_MS, undefined, { ref: false })]);
    let result = code;
    for (let step = this.steps.at(-1); step; step = this.steps.at(-1)) {
      try {
        await step.stop();
      } catch (error) {
        result = 1;
        this.complain(`Stopping ${step.name} failed: ${error instanceof Error ? error.message : String(error)}.`);
        step.force?.();
      }
      // Only now, so that a step that takes too long is forced with the others.
      this.steps.splice(this.steps.indexOf(step), 1);
    }
    clearTimeout(deadline);
    this.exit(result);
  }

  /** Ends everything without waiting for anything. */
  force(code: number): void {
    for (const { force } of this.steps.toReversed()) force?.();
    this.exit(code);
  }
}
