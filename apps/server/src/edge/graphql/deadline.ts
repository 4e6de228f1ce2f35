import type { ServerResponse } from 'node:http';

/** The client has gone; nobody is left to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** The request has taken longer than any may. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** How long all of a request may take; a single statement is cut by the database at 5 s. */
const ANSWER_WITHIN_MS = 10_000;
/** How long the cancelling of what is under way may take before the answer is given without it. */
const GRACE_MS = 1_000;

/** The end of a request before its answer: its client hangs up, or its time is over. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #grace: NodeJS.Timeout | undefined;

  constructor(response: ServerResponse) {
    this.#timer = setTimeout(() => this.#controller.abort(new DeadlinePassed()), ANSWER_WITHIN_MS);
    response.once('close', () => {
      this.#end();
      if (!response.writableFinished) this.#controller.abort(new ClientGone());
    });
  }

  /** Aborted: statements under way are cancelled in the database, and no other is sent. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What the work comes to, or a rejection where cancelling it does not end it: the network to the database is gone. */
  async within<Result>(work: Promise<Result>): Promise<Result> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const giveUp = (): void => {
      this.#grace = setTimeout(() => reject(this.signal.reason), GRACE_MS);
    };
    this.signal.addEventListener('abort', giveUp, { once: true });
    try {
      return await Promise.race([work, late]);
    } finally {
      this.signal.removeEventListener('abort', giveUp);
      clearTimeout(this.#grace);
    }
  }

  #end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#grace);
  }
}
