import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** The definitions of a document, by what they are. */
export interface Definitions {
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Sorts a document's definitions; what is neither operation nor fragment is left to validation. */
export function definitionsOf({ definitions }: DocumentNode): Definitions {
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return { operations, fragments };
}

/** One field of a selection, and the type that the fragment around it names; null: that of the selection itself. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly on: string | null;
}

/** What is selected in one place of the answer. */
export interface Selected {
  /** The fields by the name they answer under: several of one name become one in the answer. */
  readonly fields: ReadonlyMap<string, readonly SelectedField[]>;
  /** The fragments spread here, each once. */
  readonly spreads: ReadonlySet<string>;
}

/** Collects the fields of one place as execution does: from all selections of it, through fragments, whatever their type. */
export function collect(
  sets: readonly { readonly set: SelectionSetNode; readonly on: string | null }[],
  fragments: Definitions['fragments'],
): Selected {
  const fields = new Map<string, SelectedField[]>();
  const spreads = new Set<string>();
  const add = (set: SelectionSetNode, on: string | null): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const known = fields.get(name);
        if (known) known.push({ node: selection, on });
        else fields.set(name, [{ node: selection, on }]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(selection.selectionSet, selection.typeCondition?.name.value ?? on);
      } else {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        if (!fragment || spreads.has(name)) continue;
        spreads.add(name);
        add(fragment.selectionSet, fragment.typeCondition.name.value);
      }
    }
  };
  for (const { set, on } of sets) add(set, on);
  return { fields, spreads };
}
