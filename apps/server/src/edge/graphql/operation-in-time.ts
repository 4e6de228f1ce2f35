import type { ViewerContext } from '@app/access';
import type { Asked } from '@app/database';
import { holdsPastId } from '@app/kernel';
import { type DocumentNode, type ExecutionResult, type FieldNode, type OperationDefinitionNode, visit } from 'graphql';
import type { Variables } from './cost.js';
import { collect, type Definitions } from './selection.js';
import { splitRoots } from './split-roots.js';

type Result = ExecutionResult | Promise<ExecutionResult>;

/** A document that is compiled, and what it asks for. */
export interface Part {
  readonly asked: Asked;
  /** @param root  what the fields of the root are resolved from */
  run(context: ViewerContext, variables: Variables, root: object): Result;
}

interface Parts {
  /** What is answered from the present; null where nothing is. */
  readonly rest: Part | null;
  /** What is answered from a state of its own each. */
  readonly past: readonly Part[];
}

/** Fields of the root that lead into the past where they are given an ID that was read there. */
const BY_ID = ['node', 'nodes'];
const isAsOf = ({ name }: FieldNode): boolean => name.value === 'asOf';
const mayBePast = (field: FieldNode): boolean => isAsOf(field) || BY_ID.includes(field.name.value);

/**
 * An operation, which may ask for several states of the record. Each `asOf`, and each record by an ID that was read under
 * one, is compiled and run by itself, with loaders and a transaction of its own; in the answer they stand as if it had been
 * one.
 */
export class OperationInTime {
  /** The names under which fields of the root answer, in their order. */
  readonly #names: readonly string[];
  readonly #asksForPast: boolean;
  readonly #asksById: boolean;
  readonly #writesPastId: boolean;
  #usual: Parts | undefined;
  #byId: Parts | undefined;

  /**
   * @param whole    its document, with nothing in it that only another operation asks for
   * @param compile  makes a part
   */
  constructor(
    private readonly whole: DocumentNode,
    private readonly node: OperationDefinitionNode,
    private readonly definitions: Definitions,
    private readonly compile: (document: DocumentNode) => Part,
  ) {
    const roots = collect([{ set: node.selectionSet, on: null }], definitions.fragments).fields;
    const fields = [...roots.values()].flatMap((selected) => selected.map((one) => one.node));
    this.#names = [...roots.keys()];
    this.#asksForPast = fields.some(isAsOf);
    this.#asksById = fields.some(({ name }) => BY_ID.includes(name.value));
    this.#writesPastId = holdsPastId(textsIn(whole));
  }

  /** How many fields of the root it asks for. */
  get roots(): number {
    return this.#names.length;
  }

  run(context: ViewerContext, variables: Variables, root: object): Result {
    const { rest, past } = this.#partsFor(variables);
    return rest && past.length === 0
      ? rest.run(context, variables, root)
      : this.#runAll(rest, past, context, variables);
  }

  #partsFor(variables: Variables): Parts {
    if (this.#asksById && (this.#writesPastId || holdsPastId(variables))) {
      return (this.#byId ??= this.#split(mayBePast));
    }
    return (this.#usual ??= this.#asksForPast ? this.#split(isAsOf) : { rest: this.compile(this.whole), past: [] });
  }

  #split(off: (field: FieldNode) => boolean): Parts {
    const { rest, parts } = splitRoots(this.node, this.definitions, off);
    return { rest: rest && this.compile(rest), past: parts.map((part) => this.compile(part)) };
  }

  /** One after the other, so that a request holds one connection to the past at a time, however many states it asks for. */
  async #runAll(
    rest: Part | null,
    past: readonly Part[],
    context: ViewerContext,
    variables: Variables,
  ): Promise<ExecutionResult> {
    const results: ExecutionResult[] = [];
    if (rest) {
      results.push(await rest.run(context, variables, {}));
      // Nothing more is asked of the present, unless an ID turns out to be of it: whoever waits for its connection need not wait for the past.
      if (this.#usual?.past === past) await context.release();
    }
    for (const part of past) {
      const there = context.past(part.asked);
      try {
        results.push(await part.run(there, variables, {}));
      } finally {
        await there.end();
      }
    }
    const errors = results.flatMap((result) => result.errors ?? []);
    const answered = Object.assign({}, ...results.map(({ data }) => data)) as Record<string, unknown>;
    // Where a part has no data, what failed in it cannot be null, and neither can the whole.
    const data = results.every((result) => result.data)
      ? Object.fromEntries(this.#names.filter((name) => name in answered).map((name) => [name, answered[name]]))
      : null;
    return errors.length > 0 ? { errors, data } : { data };
  }
}

/** The texts that a document holds, as they are meant: what is escaped in it is not here. */
function textsIn(document: DocumentNode): string[] {
  const texts: string[] = [];
  visit(document, { StringValue: ({ value }) => void texts.push(value) });
  return texts;
}
