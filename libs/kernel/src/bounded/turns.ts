import { HttpRefused } from '../errors/http-refused.js';

/** Has no more than a few do something at a time; the others wait in the order in which they came. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param most         work that is under way at a time
   * @param mostWaiting  work that waits for it; more is refused
   */
  constructor(
    most: number,
    private readonly mostWaiting = Infinity,
  ) {
    this.#free = most;
  }

  /** @throws HttpRefused 503 where too many wait */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#waiting.length < this.mostWaiting) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else
      throw new HttpRefused(
        503,
        'SERVICE_UNAVAILABLE',
        'Too much of this is asked for at once. Try again in a few seconds.',
      );
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
