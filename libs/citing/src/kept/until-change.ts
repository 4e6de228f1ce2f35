import { WeightedCache } from '@app/kernel';
import type { Asker, InTurn } from './asker.js';
import { Meanwhile } from './meanwhile.js';

/** What an entry weighs beside its value, in bytes. */
const ENTRY_BYTES = 500;

/**
 * Remembers what was found as long as nothing is recorded: every change of what may be shown, erasure too, is a change set, so the number of the last one tells
 * whether it is still true. Who asks knowing of another has all forgotten: what has been erased does not stay in memory longer than that.
 *
 * To be found, it waits for a turn in the line of whoever asks, in each of the lines that ask for it: nobody has to wait through a line that is not theirs,
 * or is refused for the length of another. The first that gets its turn finds it for all.
 */
export class UntilChange<Value> {
  /** The last change set that anybody has asked with. */
  #head = 0;
  #kept: WeightedCache<Value>;
  /** What waits in a line. */
  readonly #waiting = new Meanwhile<Value | null>();
  /** What has its turn. */
  readonly #working = new Meanwhile<Value | null>();

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
      this.#working.get(asked) ??
      this.#waiting.share(`${asked} for ${line}`, async () => {
        const turn = await this.inTurn(async () => {
          const found = this.at(name, head) ?? this.#working.get(asked);
          // In something, so that the turn does not last until it is there: somebody else's does.
          if (found !== undefined) return { found };
          return { found: await this.#working.share(asked, () => this.#find(name, head, work)) };
        }, line);
        return turn.found;
      })
    );
  }

  async #find(name: string, head: number, work: () => Promise<Value | null>): Promise<Value | null> {
    const value = await work();
    if (value === null || head !== this.#head) return value;
    const weight = this.weigh(value);
    if (weight !== null && weight <= this.largest) this.#kept.set(name, value, weight + ENTRY_BYTES);
    return value;
  }
}
