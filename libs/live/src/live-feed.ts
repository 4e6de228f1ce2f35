import type { CaseChange } from './case-changes.query.js';

/** Somebody who is told of changes. */
export interface Listener {
  /** The uuids of the cases. */
  readonly cases: ReadonlySet<string>;
  /** Those who may see the same are served by one statement; any text that is the same for them. */
  readonly tier: string;
  /** Told in the order of change sets, of each once. May not throw. */
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
  /** Everybody who listens, and up to which change set they have been told. */
  readonly #listeners = new Map<One, number>();
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

  /** Tells the listener of everything that is recorded after this change set, until it is removed. */
  add(listener: One, since: number): void {
    this.#listeners.set(listener, since);
    this.#timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    this.wake();
  }

  remove(listener: One): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0 || !this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Looks what is new, until nothing is. */
  async look(): Promise<void> {
    this.#heard = true;
    this.#looking ??= this.#lookAll().finally(() => (this.#looking = null));
    await this.#looking;
  }

  async #lookAll(): Promise<void> {
    while (this.#heard && this.#listeners.size > 0) {
      this.#heard = false;
      try {
        // In this order: who lost their rights before a change hears nothing of it.
        const latest = await this.sources.latest();
        await this.sources.weed([...this.#listeners.keys()]);
        await this.#tellAll(latest);
      } catch (error) {
        this.sources.failed(error); // The next look begins where this one has not told.
      }
    }
  }

  async #tellAll(latest: number): Promise<void> {
    for (const group of Map.groupBy(this.#listeners.keys(), ({ tier }) => tier).values()) {
      try {
        await this.#tellGroup(group, latest);
      } catch (error) {
        this.sources.failed(error); // It holds up nobody but those who may see the same.
      }
    }
  }

  async #tellGroup(group: readonly One[], latest: number): Promise<void> {
    const told = (listener: One): number => this.#listeners.get(listener) ?? Infinity;
    for (let from = Math.min(...group.map(told)); from < latest;) {
      const to = Math.min(latest, from + AT_ONCE);
      const behind = group.filter((listener) => told(listener) < to);
      if (behind.length === 0) return;
      const cases = [...new Set(behind.flatMap((listener) => [...listener.cases]))];
      const seqs = Array.from({ length: to - from }, (_, place) => from + 1 + place);
      const changes = await this.sources.changes(behind[0]!, seqs, cases);
      for (const listener of behind) {
        // It may have been removed meanwhile.
        const known = told(listener);
        const own = changes.filter(({ seq, key }) => seq > known && listener.cases.has(key));
        if (known < to) this.#listeners.set(listener, to);
        if (own.length > 0) listener.tell(own);
      }
      from = to;
    }
  }
}
