/** What every record carries through the resolvers beside what clients see. */
export interface GraphRecord {
  /** The name of its type in the graph: interfaces and unions go by it. */
  readonly __typename: string;
  /** The uuid it is stored under; loaders go by it. */
  key: string;
}

/** `resolveType` of every interface and union. */
export function typeNameOf(value: GraphRecord): string {
  return value.__typename;
}
