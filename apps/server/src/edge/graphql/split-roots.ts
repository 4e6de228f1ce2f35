import {
  type DocumentNode,
  type FieldNode,
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

  /** What is left of a selection of the root, with the fragments in it written out. */
  const keep = (set: SelectionSetNode, wanted: (field: FieldNode) => boolean): SelectionSetNode | null => {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return wanted(selection) ? [selection] : [];
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const kept = fragment && keep(fragment.selectionSet, wanted);
      if (!kept) return [];
      const { typeCondition } = fragment;
      return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives: selection.directives, selectionSet: kept }];
    });
    return selections.length > 0 ? { kind: Kind.SELECTION_SET, selections } : null;
  };

  const document = (wanted: (field: FieldNode) => boolean): DocumentNode | null => {
    const selectionSet = keep(operation.selectionSet, wanted);
    if (!selectionSet) return null;
    const definitions = [{ ...operation, selectionSet }, ...fragments.values()];
    return separateOperations({ kind: Kind.DOCUMENT, definitions })[operation.name?.value ?? ''] ?? null;
  };

  const names = new Set<string>();
  keep(operation.selectionSet, (field) => {
    if (off(field)) names.add(nameOf(field));
    return true;
  });
  return {
    rest: document((field) => !off(field)),
    parts: [...names].flatMap((name) => document((field) => off(field) && nameOf(field) === name) ?? []),
  };
}
