import { LONGEST_PAGE, USUAL_PAGE } from '@app/kernel';
import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import { collect, type Definitions, type SelectedField } from './selection.js';

export type Variables = Readonly<Record<string, unknown>>;

/** A number, or how it follows from the variables. */
export type Amount = number | ((variables: Variables) => number);

/** The arguments that say how long a page is. */
const PAGE_SIZES = ['first', 'last'];
/** How long a list without pages is taken to be: the sources of an event, the charges of a case. */
const USUAL_LIST = 2;
/** What counting a list is worth in records read. */
const COUNT = 10;
/**
 * What is worked out rather than read, in records read: a citation is written by a style's rules in two milliseconds, in which nobody else is served; an edition that
 * nobody has asked for yet is rendered in forty; the number of an edition is found among all versions of what it holds; a difference reads two states of the past, each on a connection of its own.
 */
const WORK: Readonly<Record<string, number>> = {
  'Source.cite': 300,
  'Source.csl': 20,
  'Case.cite': 300,
  'CaseEvent.cite': 300,
  'Case.edition': 20,
  'Edition.sha256': 20,
  'Case.diff': 500,
};

/**
 * How many records the answer to an operation could hold. Pages multiply: a hundred cases with a hundred events each are
 * ten thousand. A number where no page's size is a variable, so that it is computed once for a text.
 */
export function costOf(schema: GraphQLSchema, operation: OperationDefinitionNode, { fragments }: Definitions): Amount {
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue]),
  );

  /** Of what is selected in one place, where `page` items stand in each list of a connection. */
  function place(sets: Parameters<typeof collect>[0], parent: GraphQLNamedType, page: Amount | null): Amount {
    let total: Amount = 0;
    for (const selected of collect(sets, fragments).fields.values()) total = plus(total, field(selected, parent, page));
    return total;
  }

  function field(selected: readonly SelectedField[], parent: GraphQLNamedType, page: Amount | null): Amount {
    const name = selected[0]?.node.name.value;
    const definition = selected.map(({ node, on }) => definitionOf(schema, on, parent, node)).find((found) => found);
    if (!definition) return 0;
    if (page !== null && name === 'totalCount') return COUNT;
    const type = getNamedType(definition.type);
    const work = Math.max(...selected.map(({ node, on }) => WORK[`${on ?? parent.name}.${node.name.value}`] ?? 0));
    if (!isCompositeType(type)) return work;
    const sets = selected.flatMap(({ node }) => (node.selectionSet ? [{ set: node.selectionSet, on: null }] : []));
    const pages = definition.args.some((argument) => argument.name === 'first');
    const below = place(sets, type, pages ? selected.map(({ node }) => pageOf(node)).reduce(larger) : null);
    // An edge is no record: what it holds is.
    const each = name === 'edges' && page !== null ? below : plus(1 + work, below);
    if (!isListType(getNullableType(definition.type))) return each;
    return times(page ?? selected.map(({ node }) => lengthOf(node)).reduce(larger), each);
  }

  function pageOf(node: FieldNode): Amount {
    const given = node.arguments?.filter(
      ({ name, value }) => PAGE_SIZES.includes(name.value) && value.kind !== Kind.NULL,
    );
    return given?.length ? given.map(({ value }) => amountOf(value, sizeOfPage)).reduce(larger) : USUAL_PAGE;
  }

  /** Of a list that has no pages: as many as are asked for by id, or what is usual. */
  function lengthOf(node: FieldNode): Amount {
    const ids = node.arguments?.find(({ name }) => name.value === 'ids');
    return ids ? amountOf(ids.value, sizeOfList) : USUAL_LIST;
  }

  function amountOf(value: ValueNode, sizeOf: (value: unknown) => number): Amount {
    if (value.kind !== Kind.VARIABLE) return sizeOf(plain(value));
    const name = value.name.value;
    const otherwise = sizeOf(plain(defaults.get(name)));
    return (variables) => (Object.hasOwn(variables, name) ? sizeOf(variables[name]) : otherwise);
  }

  const root = schema.getRootType(operation.operation);
  return root ? place([{ set: operation.selectionSet, on: null }], root, null) : 0;
}

function definitionOf(
  schema: GraphQLSchema,
  on: string | null,
  parent: GraphQLNamedType,
  node: FieldNode,
): GraphQLField<unknown, unknown> | undefined {
  const type = on === null ? parent : schema.getType(on);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
}

/** A literal as far as sizes go. */
function plain(value: ValueNode | undefined): unknown {
  if (value?.kind === Kind.INT) return Number(value.value);
  return value?.kind === Kind.LIST ? value.values : null;
}

/** What is out of range is refused by whoever reads the argument, and says so better. */
function sizeOfPage(value: unknown): number {
  return typeof value === 'number' ? Math.min(Math.max(value, 1), LONGEST_PAGE) : USUAL_PAGE;
}

function sizeOfList(value: unknown): number {
  return Array.isArray(value) ? Math.min(value.length, LONGEST_PAGE) : 1;
}

function plus(one: Amount, other: Amount): Amount {
  return combine(one, other, (a, b) => a + b);
}

function times(one: Amount, other: Amount): Amount {
  return combine(one, other, (a, b) => a * b);
}

function larger(one: Amount, other: Amount): Amount {
  return combine(one, other, Math.max);
}

function combine(one: Amount, other: Amount, operation: (one: number, other: number) => number): Amount {
  if (typeof one === 'number' && typeof other === 'number') return operation(one, other);
  const a = typeof one === 'number' ? () => one : one;
  const b = typeof other === 'number' ? () => other : other;
  return (variables) => operation(a(variables), b(variables));
}
