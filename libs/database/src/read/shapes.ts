import type { Asked } from './asked.js';
import { forOne } from './for-one.js';
import { PreparedNames } from './prepared-names.js';
import type { Statement } from './read.js';

/** Whether a part of a statement is asked for. */
export type Flag = boolean;

/** What a statement asks while its text is built: which of its parts a document wants. */
export interface Flags {
  /** True if the document asks for any of these fields, each written `Type.field`, or `Type.*` for any of a type. */
  asked(...fields: string[]): Flag;
}

/** How many shapes of one statement a connection keeps prepared. */
const MOST_PREPARED = 16;

/** How many texts of one statement are kept; a further one is built again when it is asked for. */
const MOST_TEXTS = 256;

/**
 * One statement in as many shapes as documents ask of it. Each shape leaves out what nobody asked for, so PostgreSQL
 * sets up the plan of what is wanted and no more; the shapes that are asked for again and again are prepared. Why it is
 * not one text whose parts are switched by parameters: ADR 10.
 */
export class ShapedStatement {
  readonly #questions = new Map<string, readonly string[]>();
  readonly #texts = new Map<string, string>();
  readonly #names: PreparedNames;
  /** The text with every part in it. */
  readonly whole: string;

  /**
   * @param name   of the statement, which its prepared shapes bear
   * @param build  its text, a function of nothing but the flags
   */
  constructor(
    name: string,
    private readonly build: (flags: Flags) => string,
  ) {
    this.#names = new PreparedNames(name, MOST_PREPARED);
    this.whole = build({ asked: (...fields) => this.#questions.set(fields.join(' '), fields).size > 0 });
  }

  /**
   * The statement in the shape that a document asks for.
   *
   * @param lists  the values of those of its parameters that are lists
   */
  for(asked: Asked, lists: readonly (readonly unknown[])[]): Statement {
    const one = lists.every(({ length }) => length <= 1);
    let shape = one ? 'one ' : '';
    for (const fields of this.#questions.values()) shape += asked.any(...fields) ? '1' : '0';
    return this.#names.statement(this.#texts.get(shape) ?? this.#text(shape, asked, one));
  }

  #text(shape: string, asked: Asked, one: boolean): string {
    const whole = this.build({ asked: (...fields) => asked.any(...fields) });
    const text = one ? forOne(whole) : whole;
    const oldest = this.#texts.keys().next().value;
    if (this.#texts.size >= MOST_TEXTS && oldest !== undefined) this.#texts.delete(oldest);
    this.#texts.set(shape, text);
    return text;
  }
}
