/** Rows as lines, each column as wide as its widest cell; a line for each, the head first. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => lengthOf(row[column] ?? ''))));
  return all
    .map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** In characters as people count them. */
function lengthOf(cell: string): number {
  return [...new Intl.Segmenter().segment(cell)].length;
}
