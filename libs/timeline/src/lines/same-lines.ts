/** Whether two lists hold the same lines, in whatever order. */
export function sameLines(some: readonly object[], others: readonly object[]): boolean {
  if (some.length !== others.length) return false;
  const known = new Set(others.map(told));
  return some.every((line) => known.has(told(line)));
}

/** One text for one line: the order of its columns is none. */
export function told(line: object): string {
  return JSON.stringify(Object.entries(line).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
