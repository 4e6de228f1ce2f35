import type { Asked } from './asked.js';
import type { Statement } from './read.js';

/** Whether a part of a statement is asked for. */
export type Flag = boolean;

/** What a statement asks while its text is built: which of its parts a document wants. */
export interface Flags {
  /** True if the document asks for any of these fields, each written `Type.field`: for parts that are read apart. */
  asked(...fields: string[]): Flag;
  /** The same for a plain column. In a statement's coarse shapes every column is there. */
  field(field: string): Flag;
}

/**
 * How many shapes of one statement are kept, of either kind. What comes later gets a shape with all columns, and then
 * the statement with everything in it: odd queries read a little too much, and no client can make a connection prepare
 * more than this.
 */
const MOST_SHAPES = 64;

const EVERYTHING: Asked = { any: () => true };

/**
 * One statement in as many shapes as documents ask of it. Each shape leaves out what nobody asked for, is static from
 * then on, and is prepared once a connection: PostgreSQL sets up the plan of what is wanted and no more. Why it is not
 * one text whose parts are switched by parameters: ADR 10.
 */
export class ShapedStatement {
  readonly #parts = new Set<string>();
  readonly #columns = new Set<string>();
  readonly #fine = new Map<string, Statement>();
  readonly #coarse = new Map<string, Statement>();
  readonly #whole: Statement;

  /**
   * @param name   of the statement; shapes add theirs
   * @param build  its text, a function of nothing but the flags
   */
  constructor(
    private readonly name: string,
    private readonly build: (flags: Flags) => string,
  ) {
    const text = build({
      asked: (...fields) => this.#parts.add(fields.join(' ')).size > 0,
      field: (field) => this.#columns.add(field).size > 0,
    });
    this.#whole = { name: `${name}-whole`, text };
  }

  /** The statement with every part and column in it. */
  get whole(): Statement {
    return this.#whole;
  }

  /** The statement in the shape that a document asks for. */
  for(asked: Asked): Statement {
    const parts = answers(this.#parts, asked);
    const fine = `${parts} ${answers(this.#columns, asked)}`;
    return (
      this.#fine.get(fine) ??
      this.#shape(this.#fine, fine, 'f', asked, asked) ??
      this.#coarse.get(parts) ??
      this.#shape(this.#coarse, parts, 'c', asked, EVERYTHING) ??
      this.#whole
    );
  }

  #shape(shapes: Map<string, Statement>, key: string, mark: string, parts: Asked, columns: Asked): Statement | null {
    if (shapes.size >= MOST_SHAPES) return null;
    const text = this.build({ asked: (...fields) => parts.any(...fields), field: (field) => columns.any(field) });
    const statement = { name: `${this.name}-${mark}${shapes.size}`, text };
    shapes.set(key, statement);
    return statement;
  }
}

function answers(questions: ReadonlySet<string>, asked: Asked): string {
  let text = '';
  for (const question of questions) text += asked.any(...question.split(' ')) ? '1' : '0';
  return text;
}
