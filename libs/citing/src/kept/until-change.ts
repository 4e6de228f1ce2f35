import { WeightedCache } from '@app/kernel';

interface Kept<Value> {
  /** The number of the record's last change set, when this was found. */
  readonly head: number;
  readonly value: Value;
}

/** What an entry weighs beside its value, in bytes. */
const ENTRY_BYTES = 500;

/**
 * Remembers what was found as long as nothing is recorded: every change of what may be shown, erasure too, is a change set, so the number of the last one tells
 * whether it is still true.
 */
export class UntilChange<Value> {
  readonly #kept: WeightedCache<Kept<Value>>;
  /** What is being found: who asks for the same meanwhile, and knows of no later change set, waits for it. */
  readonly #running = new Map<string, Promise<Value | null>>();

  /**
   * @param mostBytes  how much is kept in memory
   * @param weigh  how many bytes a value has; null: it is not to be kept
   */
  constructor(
    mostBytes: number,
    private readonly weigh: (value: Value) => number | null,
  ) {
    this.#kept = new WeightedCache(mostBytes);
  }

  /**
   * @param name  what is asked for
   * @param head  the last change set that whoever asks knows of, asked for before: what is found then may be newer than it is said to be, never older
   * @param work  finds it; what is null is not kept
   */
  async find(name: string, head: number, work: () => Promise<Value | null>): Promise<Value | null> {
    const kept = this.#newerThan(name, head);
    if (kept) return kept.value;
    const asked = `${name} at ${head}`;
    const finding = this.#running.get(asked) ?? work().finally(() => this.#running.delete(asked));
    this.#running.set(asked, finding);
    const value = await finding;
    const weight = value === null ? null : this.weigh(value);
    if (value !== null && weight !== null && !this.#newerThan(name, head)) {
      this.#kept.set(name, { head, value }, weight + ENTRY_BYTES);
    }
    return value;
  }

  #newerThan(name: string, head: number): Kept<Value> | null {
    const kept = this.#kept.get(name);
    return kept && kept.head >= head ? kept : null;
  }
}
