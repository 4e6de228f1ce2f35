import { WeightedCache } from '@app/kernel';

/** What an entry weighs beside its value, in bytes. */
const ENTRY_BYTES = 500;

/**
 * Remembers what was found as long as nothing is recorded: every change of what may be shown, erasure too, is a change set, so the number of the last one tells
 * whether it is still true. Who asks knowing of another has all forgotten: what has been erased does not stay in memory longer than that.
 */
export class UntilChange<Value> {
  /** The last change set that anybody has asked with. */
  #head = 0;
  #kept: WeightedCache<Value>;
  /** What is being found: who asks for the same meanwhile, and knows of the same change set, waits for it. */
  readonly #running = new Map<string, Promise<Value | null>>();

  /**
   * @param mostBytes  how much is kept in memory
   * @param weigh  how many bytes a value has; null: it is not to be kept
   * @param largest  what has more is found again each time: it would leave no room for anything else
   */
  constructor(
    private readonly mostBytes: number,
    private readonly weigh: (value: Value) => number | null,
    private readonly largest = mostBytes / 8,
  ) {
    this.#kept = new WeightedCache(mostBytes);
  }

  /**
   * @param name  what is asked for
   * @param head  the last change set that whoever asks knows of, asked for before: what is found then may be newer than it is said to be, never older
   * @param work  finds it; what is null is not kept
   */
  async find(name: string, head: number, work: () => Promise<Value | null>): Promise<Value | null> {
    if (head > this.#head) {
      this.#head = head;
      this.#kept = new WeightedCache(this.mostBytes);
    }
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    // Not under what others have seen meanwhile: what it is found from may have been kept for who knows no more than this.
    const asked = `${name} at ${head}`;
    const finding = this.#running.get(asked) ?? work().finally(() => this.#running.delete(asked));
    this.#running.set(asked, finding);
    const value = await finding;
    if (value === null || head !== this.#head) return value;
    const weight = this.weigh(value);
    if (weight !== null && weight <= this.largest) this.#kept.set(name, value, weight + ENTRY_BYTES);
    return value;
  }
}
