import { createHash } from 'node:crypto';
import type { Statement } from './read.js';

/** How often a text is sent before it is worth a place. */
const USES_BEFORE_NAMED = 5;

/** Texts that are counted at one time; the one unused for longest is forgotten. */
const MOST_COUNTED = 512;

/** Longer texts are planned anew each time: what a connection keeps of a statement grows with its text. */
const LONGEST_NAMED = 24_000;

/**
 * Decides which statements a connection prepares and keeps. A text earns its name by being sent again and again, and
 * there are only so many names, so that nobody can fill the database's memory with plans by asking for something else
 * each time. Without a name a statement works just as well, at the cost of being planned each time.
 */
export class PreparedNames {
  readonly #uses = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /**
   * @param prefix  of the names; statements with other prefixes have other names
   * @param most    how many names there are
   */
  constructor(
    private readonly prefix: string,
    private readonly most: number,
  ) {}

  /** The statement of this text, with its name where it has one. */
  statement(text: string): Statement {
    const name = this.#names.get(text) ?? this.#earn(text);
    return name === undefined ? { text } : { name, text };
  }

  #earn(text: string): string | undefined {
    if (this.#names.size >= this.most || text.length > LONGEST_NAMED) return undefined;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    this.#uses.delete(text);
    if (uses < USES_BEFORE_NAMED) {
      this.#uses.set(text, uses);
      const oldest = this.#uses.keys().next().value;
      if (this.#uses.size > MOST_COUNTED && oldest !== undefined) this.#uses.delete(oldest);
      return undefined;
    }
    const name = `${this.prefix}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    this.#names.set(text, name);
    return name;
  }
}
