/** The documents of the project folder that the server hands out as they are: their names in addresses, and their files. */
export const DOCUMENTATION = {
  readme: 'README.md',
  'schema.graphql': 'schema.graphql',
  vocabulary: 'docs/vocabulary.md',
} as const;

export const LICENCE = 'LICENSE';
