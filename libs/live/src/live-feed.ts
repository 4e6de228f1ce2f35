import type { CaseChange } from './case-changes.query.js';

/** Somebody who is told of changes. */
export interface Listener {
  /** The uuids of the cases. */
  readonly cases: ReadonlySet<string>;
  /** Those who may see the same are served by one statement; any text that is the same for them. */
  readonly tier: string;
  /** Told in the order of change sets. May not throw. */
  tell(changes: readonly CaseChange[]): void;
}

/** What the feed works with. */
export interface FeedSources<One extends Listener> {
  /** The number of the latest change set; 0 where there is none. */
  latest(): Promise<number>;
  /** In which cases these change sets changed something, as one of the listeners may see it. */
  changes(as: One, seqs: readonly number[], cases: readonly string[]): Promise<CaseChange[]>;
  /** Removes those listeners who may not listen any more; in one statement for all. */
  weed(listeners: readonly One[]): Promise<void>;
  /** Told of what failed; it is tried again. */
  failed(error: unknown): void;
}

/** Change sets that are looked at by one statement. */
const AT_ONCE = 500;
/** How often is looked whether listeners may still listen, and whether anything went unheard. */
const LOOK_EVERY_MS = 2_000;

/** Finds out what each change set changed, once for all who may see the same, and tells those who listen. */
export class LiveFeed<One extends Listener> {
  readonly #listeners = new Set<One>();
  /** Up to which change set everybody has been told; null while nobody listens. */
  #told: number | null = null;
  #looking: Promise<void> | null = null;
  #heard = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly sources: FeedSources<One>) {}

  get size(): number {
    return this.#listeners.size;
  }

  /** Something may have been recorded. */
  wake(): void {
    this.#heard = true;
    if (this.#listeners.size > 0) void this.look();
  }

  /**
   * Tells the listener of everything that is recorded from now on.
   * @param since  also of what came after this change set; null: nothing of what was
   */
  async add(listener: One, since: number | null): Promise<void> {
    this.#told ??= await this.sources.latest();
    if (since !== null && since < this.#told) {
      const told = await this.#changesOf(listener, since, this.#told, [...listener.cases]);
      if (told.length > 0) listener.tell(told);
    }
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    // What was recorded while it was looked back.
    this.wake();
  }

  remove(listener: One): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    if (this.#timer) clearInterval(this.#timer);
    [this.#timer, this.#told] = [null, null];
  }

  /** Looks what is new, until nothing is. */
  async look(): Promise<void> {
    this.#heard = true;
    this.#looking ??= this.#lookAll().finally(() => (this.#looking = null));
    await this.#looking;
  }

  async #lookAll(): Promise<void> {
    try {
      while (this.#heard && this.#listeners.size > 0) {
        this.#heard = false;
        await this.sources.weed([...this.#listeners]);
        await this.#tellAll(await this.sources.latest());
      }
    } catch (error) {
      this.sources.failed(error); // The next look begins where this one has not told.
    }
  }

  async #tellAll(latest: number): Promise<void> {
    const from = this.#told;
    if (from === null || latest <= from) return;
    const groups = Map.groupBy(this.#listeners, ({ tier }) => tier);
    const found: [One, CaseChange[]][] = [];
    for (const group of groups.values()) {
      const cases = [...new Set(group.flatMap((listener) => [...listener.cases]))];
      const changes = await this.#changesOf(group[0]!, from, latest, cases);
      for (const listener of group) found.push([listener, changes.filter(({ key }) => listener.cases.has(key))]);
    }
    this.#told = latest;
    for (const [listener, changes] of found) {
      if (changes.length > 0 && this.#listeners.has(listener)) listener.tell(changes);
    }
  }

  async #changesOf(as: One, from: number, to: number, cases: readonly string[]): Promise<CaseChange[]> {
    const found: CaseChange[] = [];
    for (let first = from + 1; first <= to; first += AT_ONCE) {
      const seqs = Array.from({ length: Math.min(AT_ONCE, to - first + 1) }, (_, place) => first + place);
      found.push(...(await this.sources.changes(as, seqs, cases)));
    }
    return found;
  }
}
