/** The documents of the project folder that the server hands out as they are, and where. */
export const DOCUMENTS = {
  readme: { address: '/documentation/readme', file: 'README.md' },
  schema: { address: '/documentation/schema.graphql', file: 'schema.graphql' },
  licence: { address: '/licence', file: 'LICENSE' },
} as const;
