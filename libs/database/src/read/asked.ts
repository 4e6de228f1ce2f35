import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Which fields of which types a document asks for, wherever in it. */
export interface Asked {
  /** True if the document asks for any of these, each written `Type.field`, or `Type.*` for any field of a type. */
  any(...fields: string[]): boolean;
}

/**
 * Collects the fields of a document. The statements of the read path switch off what nobody asked for; asking by type
 * rather than by path may read a little too much in an odd query, never too little.
 */
export function askedIn(document: DocumentNode, schema: GraphQLSchema): Asked {
  const fields = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (parent) fields.add(`${parent.name}.${node.name.value}`).add(`${parent.name}.*`);
      },
    }),
  );
  const interfaces = ['Node', 'Recorded'].filter((name) => [...fields].some((field) => field.startsWith(`${name}.`)));
  return {
    any: (...wanted) =>
      wanted.some(
        (field) =>
          fields.has(field) || interfaces.some((name) => fields.has(`${name}.${field.slice(field.indexOf('.') + 1)}`)),
      ),
  };
}
