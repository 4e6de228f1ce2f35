import { HttpRefused } from '../errors/http-refused.js';

/**
 * Has no more than a few do something at a time; the others wait, in one or several lines: each in the order in which they came, the lines by turns, so that
 * none is kept waiting by the length of another.
 */
export class Turns {
  #free: number;
  /** Who waits; the line that is served next first. A line nobody waits in is not there. */
  readonly #lines = new Map<string, (() => void)[]>();
  /** How many wait in all of them. */
  #waiting = 0;

  /**
   * @param most         work that is under way at a time
   * @param mostWaiting  work that waits for it; more is refused
   * @param mostInLine   work that waits in one line; more is refused
   */
  constructor(
    most: number,
    private readonly mostWaiting = Infinity,
    private readonly mostInLine = mostWaiting,
  ) {
    this.#free = most;
  }

  /** @throws HttpRefused 503 where too many wait, in the line or in all */
  async take<Result>(work: () => Promise<Result>, line = ''): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(line);
    try {
      return await work();
    } finally {
      const next = this.#next();
      if (next) next();
      else this.#free += 1;
    }
  }

  async #wait(line: string): Promise<void> {
    const waiting = this.#lines.get(line) ?? [];
    if (waiting.length >= this.mostInLine || this.#waiting >= this.mostWaiting) {
      throw new HttpRefused(
        503,
        'SERVICE_UNAVAILABLE',
        'Too much of this is asked for at once. Try again in a few seconds.',
      );
    }
    this.#lines.set(line, waiting);
    this.#waiting += 1;
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  #next(): (() => void) | undefined {
    const [first] = this.#lines;
    if (!first) return undefined;
    const [line, waiting] = first;
    const next = waiting.shift();
    this.#waiting -= 1;
    this.#lines.delete(line);
    if (waiting.length > 0) this.#lines.set(line, waiting);
    return next;
  }
}
