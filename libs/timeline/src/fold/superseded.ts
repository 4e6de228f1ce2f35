/**
 * The ids whose place another of these records takes, as a map from the old to those that stand for it now.
 * Chains are followed to their end. Links to oneself, to records not given, and those that close a circle
 * count for nothing: in a circle everybody would replace everybody, and the facts would vanish.
 */
export function superseded<T extends { readonly id: string }>(
  records: readonly T[],
  placeOf: (record: T) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string>();
  const ids = new Set(records.map(({ id }) => id));
  for (const record of records) {
    const old = placeOf(record);
    if (old !== null && ids.has(old)) links.set(record.id, old);
  }
  for (const id of circular(links)) links.delete(id);

  const successors = new Map<string, string[]>();
  for (const [id, old] of links) successors.set(old, [...(successors.get(old) ?? []), id]);
  const standing = new Map<string, readonly string[]>();
  for (const old of successors.keys()) standing.set(old, ends(old, successors));
  return standing;
}

/** Every id that can be reached from itself. Each has one link at most, so one walk from each start finds all. */
function circular(links: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>();
  const walked = new Map<string, string>();
  for (const start of links.keys()) {
    let at: string | undefined = start;
    while (at !== undefined && !walked.has(at)) {
      walked.set(at, start);
      at = links.get(at);
    }
    if (at === undefined || walked.get(at) !== start) continue;
    for (let id = at; !found.has(id); id = links.get(id) ?? at) found.add(id);
  }
  return found;
}

function ends(old: string, successors: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const waiting = [old];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const next = successors.get(id);
    if (next) waiting.push(...next);
    else found.push(id);
  }
  return found.toSorted();
}
