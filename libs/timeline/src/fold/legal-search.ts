import type { Board } from './board.js';
import type { Effort } from './effort.js';
import type { Puzzle } from './puzzle.js';

/** UNDECIDED: the effort was spent before an order was found or ruled out. */
export type Verdict = 'POSSIBLE' | 'IMPOSSIBLE' | 'UNDECIDED';

/** Looks at a board from aside: true only where it cannot be completed. */
export interface Outlook {
  isHopeless(board: Board, effort: Effort): boolean;
}

/** Dead ends to run into before the outlook is asked: most searches meet none, and it has its price. */
const PATIENCE = 20;

interface Node {
  /** How much of the board stood before the choice that led here. */
  readonly floor: number;
  readonly key: string;
  /** From here the rest is known to be possible. */
  readonly possible: boolean;
  cursor: number;
  choice: number;
}

const COMPLETE = -1;

/**
 * Can what is laid out be completed to a legal timeline? Depth first, in order of preference, with three
 * things that keep it short:
 *
 * - What is harmless is placed as soon as it can be, so only events that narrow the future are choices.
 * - Boards that failed, or are known to lead on, are remembered by what stands and how, not by the way there.
 * - Of events that are alike in everything the first goes first.
 *
 * None of these can miss an order: placing a harmless event early, or swapping two that are alike, turns a
 * legal order into another legal order.
 */
export class LegalSearch {
  readonly #board: Board;
  readonly #puzzle: Puzzle;
  readonly #outlook: Outlook | null;
  readonly #impossible = new Set<string>();
  /** By board, the choice that leads on from it. */
  readonly #leadsOn = new Map<string, number>();
  readonly #effort: Effort;
  #searched = 0;

  constructor(board: Board, puzzle: Puzzle, effort: Effort, outlook: Outlook | null = null) {
    this.#board = board;
    this.#puzzle = puzzle;
    this.#effort = effort;
    this.#outlook = outlook;
  }

  /** How many choices were tried. */
  get searched(): number {
    return this.#searched;
  }

  /** The verdict on the board as it stands; the board is left as it was. */
  verdict(): Verdict {
    const board = this.#board;
    const start = board.size;
    const path = [this.#enter(start)];
    let node = path.at(-1);
    while (node !== undefined && !node.possible) {
      const choice = this.#isImpossible(node.key) ? -1 : this.#nextChoice(node);
      if (choice < 0) {
        this.#impossible.add(node.key);
        board.undoTo(node.floor);
        path.pop();
        node = path.at(-1);
        continue;
      }
      if (this.#effort.exhausted) {
        board.undoTo(start);
        return 'UNDECIDED';
      }
      this.#searched++;
      node.choice = choice;
      const floor = board.size;
      board.place(choice);
      node = this.#enter(floor);
      path.push(node);
    }
    board.undoTo(start);
    if (node === undefined) return 'IMPOSSIBLE';
    for (const { key, choice } of path.slice(0, -1)) this.#leadsOn.set(key, choice);
    this.#leadsOn.set(node.key, this.#leadsOn.get(node.key) ?? COMPLETE);
    return 'POSSIBLE';
  }

  /** Lays out the rest as a verdict of POSSIBLE on this board found it. */
  finish(): void {
    for (;;) {
      this.#settle();
      const choice = this.#leadsOn.get(this.#board.key()) ?? COMPLETE;
      if (choice === COMPLETE) return;
      this.#board.place(choice);
    }
  }

  #enter(floor: number): Node {
    this.#settle();
    const key = this.#board.key();
    return { floor, key, possible: this.#board.full || this.#leadsOn.has(key), cursor: 0, choice: COMPLETE };
  }

  #isImpossible(key: string): boolean {
    if (this.#impossible.has(key)) return true;
    return (
      this.#impossible.size > PATIENCE && this.#outlook !== null && this.#outlook.isHopeless(this.#board, this.#effort)
    );
  }

  /** Places all that is harmless, until nothing more is. */
  #settle(): void {
    const board = this.#board;
    for (let changed = true; changed;) {
      changed = false;
      for (let index = board.nextReady(0); index >= 0; index = board.nextReady(index + 1)) {
        this.#effort.spend(1);
        if (!board.isLegal(index) || !board.isHarmless(index)) continue;
        board.place(index);
        changed = true;
      }
    }
  }

  #nextChoice(node: Node): number {
    const board = this.#board;
    for (let index = board.nextReady(node.cursor); index >= 0; index = board.nextReady(index + 1)) {
      this.#effort.spend(1);
      node.cursor = index + 1;
      const { twin } = this.#puzzle.pieces[index]!;
      if ((twin < 0 || board.isPlaced(twin)) && board.isLegal(index)) return index;
    }
    return -1;
  }
}
