import { HttpRefused } from '../errors/http-refused.js';

/** Who waits in a line. */
interface Waiting {
  readonly begin: () => void;
  readonly refuse: (why: HttpRefused) => void;
}

/**
 * Has no more than a few do something at a time; the others wait, in one or several lines: each in the order in which they came, the lines by turns, so that
 * none is kept waiting by the length of another. Nor refused for it: where too many wait in all, it is the last of the longest line that has to go.
 */
export class Turns {
  #free: number;
  /** Who waits; the line that is served next first. A line nobody waits in is not there. */
  readonly #lines = new Map<string, Waiting[]>();
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

  /** @throws HttpRefused 503 where too many wait: in the line, or in all and in no line more than in this */
  async take<Result>(work: () => Promise<Result>, line = ''): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(line);
    try {
      return await work();
    } finally {
      const next = this.#next();
      if (next) next.begin();
      else this.#free += 1;
    }
  }

  async #wait(line: string): Promise<void> {
    const waiting = this.#lines.get(line) ?? [];
    if (waiting.length >= this.mostInLine || (this.#waiting >= this.mostWaiting && !this.#makePlace(waiting.length))) {
      throw tooMuch();
    }
    this.#lines.set(line, waiting);
    this.#waiting += 1;
    await new Promise<void>((begin, refuse) => waiting.push({ begin, refuse }));
  }

  /** Refuses the last of the longest line, if one is longer than that of whoever comes would be. */
  #makePlace(length: number): boolean {
    const [longest] = [...this.#lines.values()].toSorted((one, other) => other.length - one.length);
    if (!longest || longest.length <= length + 1) return false;
    longest.pop()?.refuse(tooMuch());
    this.#waiting -= 1;
    return true;
  }

  #next(): Waiting | undefined {
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

const tooMuch = (): HttpRefused =>
  new HttpRefused(503, 'SERVICE_UNAVAILABLE', 'Too much of this is asked for at once. Try again in a few seconds.');
