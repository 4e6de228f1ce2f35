import { type ASTNode, type DocumentNode, type GraphQLError, type GraphQLFormattedError, Kind, visit } from 'graphql';

/** Where a value stands: the fields that lead to it in the answer, and the path of the argument, from the outside in. */
export interface Place {
  readonly path: readonly string[];
  readonly argument: readonly string[];
}

/** The errors of validation as clients get them: those about a value say which argument it belongs to. */
export function explainDocument(document: DocumentNode, errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  return errors.map(({ message, locations, nodes }) => {
    const place = nodes?.[0] && placeOf(document, (node) => node === nodes[0]);
    return place
      ? { message, locations, path: place.path, extensions: { code: 'BAD_USER_INPUT', argument: place.argument } }
      : { message, locations, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  });
}

/** The first place in an argument's value that is what is looked for; null where it stands in none. */
export function placeOf(document: DocumentNode, isIt: (node: ASTNode) => boolean): Place | null {
  let found: Place | null = null;
  const path: string[] = [];
  const argument: string[] = [];
  visit(document, {
    // A default stands in no argument.
    VariableDefinition: () => false,
    enter(node) {
      if (found) return false;
      if (node.kind === Kind.FIELD) path.push(node.alias?.value ?? node.name.value);
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) argument.push(node.name.value);
      if (argument.length > 0 && isIt(node)) found = { path: [...path], argument: [...argument] };
      return undefined;
    },
    leave(node) {
      if (node.kind === Kind.FIELD) path.pop();
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) argument.pop();
    },
  });
  return found;
}
