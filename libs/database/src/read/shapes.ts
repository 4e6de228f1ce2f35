import type { Asked } from './asked.js';
import type { Statement } from './read.js';

/** Whether a part of a statement is asked for. */
export type Flag = boolean;

/** What a statement asks while its text is built: which of its parts a document wants. */
export interface Flags {
  /** True if the document asks for any of these fields, each written `Type.field`. */
  asked(...fields: string[]): Flag;
}

/**
 * How many shapes of one statement are kept. A document that wants a further one gets the statement with everything in
 * it: odd queries read a little too much, and no client can make a connection prepare more than this.
 */
const MOST_SHAPES = 64;

/**
 * One statement in as many shapes as documents ask of it. Each shape leaves out the parts that nobody asked for, is
 * static from then on, and is prepared once a connection: PostgreSQL sets up the plan of what is wanted and no more.
 * A single text whose parts are switched by parameters was measured first; setting up its 192 plan nodes cost ten
 * times what reading a case did.
 */
export class ShapedStatement {
  readonly #questions: readonly (readonly string[])[];
  readonly #shapes = new Map<string, Statement>();
  readonly #whole: Statement;

  /**
   * @param name   of the statement; shapes add theirs
   * @param build  its text; asks the same questions in the same order whatever the answers are
   */
  constructor(
    private readonly name: string,
    private readonly build: (flags: Flags) => string,
  ) {
    const questions: string[][] = [];
    const text = build({ asked: (...fields) => questions.push(fields) > 0 });
    this.#questions = questions;
    this.#whole = { name: `${name}-whole`, text };
  }

  /** The statement with every part in it. */
  get whole(): Statement {
    return this.#whole;
  }

  /** The statement in the shape that a document asks for. */
  for(asked: Asked): Statement {
    const answers = this.#questions.map((fields) => asked.any(...fields));
    const shape = answers.map((answer) => (answer ? '1' : '0')).join('');
    const known = this.#shapes.get(shape);
    if (known) return known;
    if (this.#shapes.size >= MOST_SHAPES) return this.#whole;
    let question = 0;
    const text = this.build({ asked: () => answers[question++] ?? true });
    const statement = { name: `${this.name}-${this.#shapes.size}`, text };
    this.#shapes.set(shape, statement);
    return statement;
  }
}
