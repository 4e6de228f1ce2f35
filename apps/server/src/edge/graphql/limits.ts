/**
 * What one request may ask for. Each limit stands well above what an honest query needs: the largest of docs/queries
 * takes 183 tokens and 9 levels, full introspection 183 and 15.
 */
export const LIMITS = {
  /** Characters of a query's text, its comments and blanks included. */
  characters: 50_000,
  /** Tokens of a document: fields, braces, names, values. */
  tokens: 2_000,
  /** How deep braces, brackets and parentheses may nest: below that the parser, which recurses, is never in danger. */
  nesting: 40,
  /** Directives in a document. */
  directives: 50,
  /** Operations and fragments in a document: validation walks every fragment for every operation. */
  operations: 20,
  fragments: 100,
  /** Levels of fields, through fragments. A founding query in Relay's manner, under `asOf`, is 13 deep. */
  depth: 15,
  /** Aliases, counted where they take effect: a fragment's for each place that spreads it. */
  aliases: 100,
  /** Fields, counted likewise. */
  fields: 3_000,
  /** Comparisons that tell whether fields of one name in one place agree: they grow with the square of those. */
  comparisons: 2_000,
  /** Records that the answer could hold, by the sizes of its pages. */
  cost: 250_000,
  /** The same of each event of a subscription: it is read again for every listener at every change. */
  eventCost: 5_000,
  /** Values in the variables, and how deep they nest: each wrong one would be reported. */
  variableValues: 1_000,
  variableNesting: 10,
  /** Errors reported of one document. */
  errors: 5,
} as const;
