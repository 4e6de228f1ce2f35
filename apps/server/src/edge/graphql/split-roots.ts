import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  separateOperations,
} from 'graphql';
import type { Definitions } from './selection.js';

/** A document in parts that are run by themselves. */
export interface Split {
  /** Of all fields of the root that are not split off; null where there are none. */
  readonly rest: DocumentNode | null;
  /** One for each field of the root that is, by the name it answers under. */
  readonly parts: readonly DocumentNode[];
}

/**
 * Splits off fields of the root of an operation, each with everything below it, so that each can be answered from another
 * state of the record.
 */
export function splitRoots(
  operation: OperationDefinitionNode,
  { fragments }: Definitions,
  off: (field: FieldNode) => boolean,
): Split {
  const nameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

  const document = (wanted: (field: FieldNode) => boolean): DocumentNode | null => {
    const kept = new Kept(fragments, wanted);
    const selectionSet = kept.of(operation.selectionSet);
    if (!selectionSet) return null;
    const definitions = [{ ...operation, selectionSet }, ...kept.fragments, ...fragments.values()];
    return separateOperations({ kind: Kind.DOCUMENT, definitions })[operation.name?.value ?? ''] ?? null;
  };

  const names = new Set<string>();
  new Kept(fragments, (field) => {
    if (off(field)) names.add(nameOf(field));
    return true;
  }).of(operation.selectionSet);
  return {
    rest: document((field) => !off(field)),
    parts: [...names].flatMap((name) => document((field) => off(field) && nameOf(field) === name) ?? []),
  };
}

/**
 * What is left of selections of the root. Fragments that stand there are kept as fragments of other names, each looked at once however
 * often it is spread: written out, a document of two kilobytes could hold more than any memory does. Under the root they stay as they are.
 */
class Kept {
  readonly #looked = new Map<string, FragmentDefinitionNode | null>();

  constructor(
    private readonly given: Definitions['fragments'],
    private readonly wanted: (field: FieldNode) => boolean,
  ) {}

  /** The fragments of what was kept. */
  get fragments(): FragmentDefinitionNode[] {
    return [...this.#looked.values()].filter((fragment) => fragment !== null);
  }

  of(set: SelectionSetNode): SelectionSetNode | null {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return this.wanted(selection) ? [selection] : [];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const selectionSet = this.of(selection.selectionSet);
        return selectionSet ? [{ ...selection, selectionSet }] : [];
      }
      const fragment = this.#fragment(selection.name.value);
      return fragment ? [{ ...selection, name: fragment.name }] : [];
    });
    return selections.length > 0 ? { kind: Kind.SELECTION_SET, selections } : null;
  }

  #fragment(name: string): FragmentDefinitionNode | null {
    const looked = this.#looked.get(name);
    if (looked !== undefined) return looked;
    const given = this.given.get(name);
    const selectionSet = given ? this.of(given.selectionSet) : null;
    const fragment =
      given && selectionSet ? { ...given, name: { ...given.name, value: this.#freeName(name) }, selectionSet } : null;
    this.#looked.set(name, fragment);
    return fragment;
  }

  #freeName(name: string): string {
    let free = `${name}_of_root`;
    while (this.given.has(free)) free += '_';
    return free;
  }
}
