import type { GraphQLSchema } from 'graphql';

/** Describes the types that no class declares. Returns the schema it was given. */
export function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  if (query) {
    query.description =
      'Everything that can be asked. Answers hold what you may see and nothing of what you may not: what is hidden is not counted either.';
  }
  return schema;
}
