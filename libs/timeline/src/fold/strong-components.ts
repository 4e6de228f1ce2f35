/**
 * For each node of a directed graph the number of its strongly connected component: two nodes have the same
 * number exactly when each can be reached from the other. Tarjan's algorithm (R. Tarjan, "Depth-first search
 * and linear graph algorithms", 1972), with a stack of its own because timelines may be long.
 */
export function strongComponents(next: readonly (readonly number[])[]): Int32Array {
  const size = next.length;
  const component = new Int32Array(size).fill(-1);
  const found = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const cursor = new Int32Array(size);
  const open: number[] = [];
  let clock = 0;
  let components = 0;

  for (let start = 0; start < size; start++) {
    if (found[start]! >= 0) continue;
    const path = [start];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      if (found[node]! < 0) {
        found[node] = low[node] = clock++;
        open.push(node);
      }
      const child = next[node]![cursor[node]!];
      if (child !== undefined) {
        if (found[child]! < 0) path.push(child);
        else {
          cursor[node]!++;
          if (component[child]! < 0) low[node] = Math.min(low[node]!, low[child]!);
        }
        continue;
      }
      if (low[node] === found[node]) {
        for (let member = -1; member !== node;) {
          member = open.pop()!;
          component[member] = components;
        }
        components++;
      }
      path.pop();
    }
  }
  return component;
}
