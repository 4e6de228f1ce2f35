/** Who asks for something that has to be worked out. */
export interface Asker {
  /** The last change set that they know of, asked for before: what is found then may be newer than it is said to be, never older. */
  readonly head: number;
  /** In which line they wait: their network's, or the graph's. */
  readonly line: string;
}

/** Does work when it is its turn in a line. */
export type InTurn = <Result>(work: () => Promise<Result>, line: string) => Promise<Result>;
