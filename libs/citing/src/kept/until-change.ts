import { WeightedCache } from '@app/kernel';
import type { Asker, InTurn } from './asker.js';
import { Meanwhile } from './meanwhile.js';

/** What somebody waits for. */
interface Sought<Value> {
  /** In how many lines. */
  lines: number;
  /** What the first that had a turn has found, or is finding. */
  found: Promise<Value | null> | null;
}

/** What an entry weighs beside its value, in bytes. */
const ENTRY_BYTES = 500;

/**
 * Remembers what was found as long as nothing is recorded: every change of what may be shown, erasure too, is a change set, so the number of the last one tells
 * whether it is still true. Who asks knowing of another has all forgotten: what has been erased does not stay in memory longer than that.
 *
 * To be found, it waits for a turn in the line of whoever asks, in each of the lines that ask for it: nobody has to wait through a line that is not theirs,
 * or is refused for the length of another. The first that gets its turn finds it for all, also what is not kept.
 */
export class UntilChange<Value> {
  /** The last change set that anybody has asked with. */
  #head = 0;
  #kept: WeightedCache<Value>;
  readonly #waiting = new Meanwhile<Value | null>();
  readonly #sought = new Map<string, Sought<Value>>();

  /**
   * @param inTurn  does the work
   * @param mostBytes  how much is kept in memory
   * @param weigh  how many bytes a value has; null: it is not to be kept
   * @param largest  what has more is found again each time: it would leave no room for anything else
   */
  constructor(
    private readonly inTurn: InTurn,
    private readonly mostBytes: number,
    private readonly weigh: (value: Value) => number | null,
    private readonly largest = mostBytes / 8,
  ) {
    this.#kept = new WeightedCache(mostBytes);
  }

  /** What is kept of it. */
  at(name: string, head: number): Value | undefined {
    if (head > this.#head) {
      this.#head = head;
      this.#kept = new WeightedCache(this.mostBytes);
    }
    return this.#kept.get(name);
  }

  /**
   * @param name  what is asked for
   * @param work  finds it; what is null is not kept
   * @throws HttpRefused 503 where too many wait
   */
  async find(name: string, { head, line }: Asker, work: () => Promise<Value | null>): Promise<Value | null> {
    const kept = this.at(name, head);
    if (kept !== undefined) return kept;
    // Not under what others have seen meanwhile: what it is found from may have been kept for who knows no more than this.
    const asked = `${name} at ${head}`;
    return (
      this.#sought.get(asked)?.found ??
      this.#waiting.share(`${asked} for ${line}`, () => this.#wait(asked, name, { head, line }, work))
    );
  }

  async #wait(
    asked: string,
    name: string,
    { head, line }: Asker,
    work: () => Promise<Value | null>,
  ): Promise<Value | null> {
    const sought = this.#sought.get(asked) ?? { lines: 0, found: null };
    this.#sought.set(asked, sought);
    sought.lines += 1;
    try {
      const turn = await this.inTurn(async () => {
        // In something, so that the turn does not last until it is there: somebody else's does.
        const found = this.at(name, head) ?? sought.found;
        if (found !== undefined && found !== null) return { found };
        sought.found = this.#find(name, head, work);
        return { found: await sought.found };
      }, line);
      return await turn.found;
    } finally {
      sought.lines -= 1;
      if (sought.lines === 0) this.#sought.delete(asked);
    }
  }

  async #find(name: string, head: number, work: () => Promise<Value | null>): Promise<Value | null> {
    const value = await work();
    if (value === null || head !== this.#head) return value;
    const weight = this.weigh(value);
    if (weight !== null && weight <= this.largest) this.#kept.set(name, value, weight + ENTRY_BYTES);
    return value;
  }
}
