import type { ViewerContext } from '@app/access';
import { type Asked, askedIn } from '@app/database';
import { WeightedCache } from '@app/kernel';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  separateOperations,
  specifiedRules,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { type Amount, costOf, type Variables } from './cost.js';
import { explainDocument } from './explain-document.js';
import { explainVariables } from './explain-variables.js';
import { LIMITS } from './limits.js';
import { measure } from './measure.js';
import { OperationInTime, type Part } from './operation-in-time.js';
import { limitExceeded, RequestRefused } from './request-refused.js';
import { scan, syntaxError } from './scan.js';
import { type Definitions, definitionsOf } from './selection.js';

/** An operation of a document that was found in order, compiled. */
export interface Operation {
  readonly kind: OperationTypeNode;
  readonly name: string | undefined;
  readonly asked: Asked;
  /** How many fields of the root it asks for. */
  readonly roots: number;
  /**
   * @param root  what a subscription is resolved from; all else needs nothing
   * @throws RequestRefused where the variables are wrong, or have it cost too much
   */
  run(context: ViewerContext, variables: Variables, root?: object): ExecutionResult | Promise<ExecutionResult>;
}

interface Document {
  readonly document: DocumentNode;
  readonly definitions: Definitions;
  readonly compiled: Map<string, Operation>;
}

/** Tokens of all documents remembered: some hundreds of usual queries, and a bound to what hostile ones can fill. */
const REMEMBERED_TOKENS = 60_000;
/** Characters of all texts remembered as refused: apart, so that they push out none that is asked for in earnest. */
const REMEMBERED_REFUSALS = 500_000;

/**
 * Texts of queries, and what becomes of them: read, checked and compiled once for each text, and not again while it is
 * remembered.
 */
export class Documents {
  readonly #documents = new WeightedCache<Document>(REMEMBERED_TOKENS);
  readonly #refusals = new WeightedCache<RequestRefused>(REMEMBERED_REFUSALS);

  constructor(private readonly schema: GraphQLSchema) {}

  /**
   * @param name  of the operation; null where the document has one only
   * @throws RequestRefused where the text is no valid document within the limits, or has no such operation
   */
  operation(text: string, name: string | null): Operation {
    const document = this.#documents.get(text) ?? this.#read(text);
    return document.compiled.get(name ?? '') ?? this.#compile(document, name);
  }

  #read(text: string): Document {
    const refusal = this.#refusals.get(text);
    if (refusal) throw refusal;
    try {
      const tokens = scan(text);
      const document = parsed(text);
      const definitions = definitionsOf(document);
      measure(definitions);
      const errors = validate(this.schema, document, specifiedRules, {
        maxErrors: LIMITS.errors - 1,
        hideSuggestions: true,
      });
      if (errors.length > 0) throw new RequestRefused(explainDocument(document, errors));
      const known = { document, definitions, compiled: new Map<string, Operation>() };
      this.#documents.set(text, known, tokens);
      return known;
    } catch (error) {
      if (error instanceof RequestRefused) this.#refusals.set(text, error, text.length);
      throw error;
    }
  }

  #compile({ document, definitions, compiled }: Document, name: string | null): Operation {
    const node = chosen(definitions.operations, name);
    const kind = node.operation;
    if (!this.schema.getRootType(kind)) return nothingOf(kind);
    // By itself, so that one operation reads nothing that only another asks for.
    const alone = separateOperations(document)[node.name?.value ?? ''] ?? document;
    const cost = costOf(this.schema, node, definitions);
    const refuse = (variables: Variables): never => {
      throw new RequestRefused(explainVariables(this.schema, document, node, variables));
    };
    const inTime = new OperationInTime(alone, node, definitions, (part) => this.#part(part, node, refuse));
    const operation: Operation = {
      kind,
      name: node.name?.value,
      asked: askedIn(alone, this.schema),
      roots: inTime.roots,
      run: (context, variables, root = {}) => {
        checkCost(cost, variables, kind);
        return inTime.run(context, variables, root);
      },
    };
    compiled.set(name ?? '', operation);
    return operation;
  }

  #part(document: DocumentNode, node: OperationDefinitionNode, refuse: (variables: Variables) => never): Part {
    const query = compileQuery(this.schema, document, node.name?.value);
    if (!isCompiledQuery(query)) throw new Error('The query does not compile.', { cause: query.errors?.[0] });
    return {
      asked: askedIn(document, this.schema),
      run: (context, variables, root) => {
        const result = query.query(root, context, variables);
        // Without data, execution has not begun.
        return 'errors' in result && !('data' in result) ? refuse(variables) : result;
      },
    };
  }
}

const PLURALS: Record<OperationTypeNode, string> = {
  query: 'queries',
  mutation: 'mutations',
  subscription: 'subscriptions',
};

/** There is nothing to run; that it is asked for by a method that may only query is said first. */
function nothingOf(kind: OperationTypeNode): Operation {
  const run = (): never => {
    throw refused(`There are no ${PLURALS[kind]}.`);
  };
  return { kind, name: undefined, asked: { any: () => false }, roots: 0, run };
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    throw error instanceof GraphQLError ? syntaxError(error) : error;
  }
}

function chosen(operations: readonly OperationDefinitionNode[], name: string | null): OperationDefinitionNode {
  const [first, ...others] = operations;
  if (!first) throw refused('The query holds no operation.');
  if (name === null) {
    if (others.length > 0) throw refused('The query holds several operations: name one of them in "operationName".');
    return first;
  }
  const named = operations.find((operation) => operation.name?.value === name);
  if (!named) throw refused('The query holds no operation of the name given in "operationName".');
  return named;
}

function refused(message: string): RequestRefused {
  return RequestRefused.because(message, 'GRAPHQL_VALIDATION_FAILED');
}

function checkCost(cost: Amount, variables: Variables, kind: OperationTypeNode): void {
  const records = typeof cost === 'number' ? cost : cost(variables);
  const [what, most] =
    kind === OperationTypeNode.SUBSCRIPTION ? ['An event', LIMITS.eventCost] : ['The answer', LIMITS.cost];
  if (records <= most) return;
  throw limitExceeded(
    `${what} could hold ${records} records; at most ${most} are allowed. Ask for shorter pages, or for fewer ` +
      `lists within lists.`,
  );
}
