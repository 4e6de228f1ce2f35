import { Board } from './board.js';
import type { Effort } from './effort.js';
import { LegalSearch } from './legal-search.js';
import type { Piece, Puzzle } from './puzzle.js';

/** Looks to spend on one unit alone; undecided counts as hope. */
const LOOKS = 5_000;

/**
 * What is left of a timeline as a single unit sees it: a board on which some unit alone can find no legal order
 * for the events that move it has none for all of them together either. That is quickly asked and
 * remembered, while a search over all units meets the same dead end once for every way to interleave the others.
 */
export class UnitOutlook {
  readonly #puzzle: Puzzle;
  /** Per unit, the pieces that move it. */
  readonly #movers: readonly (readonly number[])[];
  readonly #hopeless = new Map<string, boolean>();

  constructor(puzzle: Puzzle) {
    this.#puzzle = puzzle;
    const movers: number[][] = puzzle.starts.map(() => []);
    puzzle.pieces.forEach(({ units }, index) => units.forEach((unit) => movers[unit]!.push(index)));
    this.#movers = movers;
  }

  isHopeless(board: Board, effort: Effort): boolean {
    // A case of one unit is its own outlook.
    return this.#movers.length > 1 && this.#movers.some((_, unit) => this.#isHopelessFor(unit, board, effort));
  }

  #isHopelessFor(unit: number, board: Board, effort: Effort): boolean {
    effort.spend(1);
    const left = this.#movers[unit]!.filter((index) => !board.isPlaced(index));
    const position = board.position(unit);
    const key = `${unit}${position.outlook}${left.join()}`;
    const known = this.#hopeless.get(key);
    if (known !== undefined) return known;
    const alone: Puzzle = { pieces: this.#alone(left), starts: [position] };
    const hopeless = new LegalSearch(new Board(alone), alone, effort.part(LOOKS)).verdict() === 'IMPOSSIBLE';
    effort.spend(left.length);
    this.#hopeless.set(key, hopeless);
    return hopeless;
  }

  /** The pieces as if they moved this one unit and nothing else stood on the board. */
  #alone(left: readonly number[]): Piece[] {
    const place = new Map(left.map((index, at) => [index, at]));
    const followersOf = left.map((index) =>
      this.#puzzle.pieces[index]!.followers.flatMap((follower) => place.get(follower) ?? []),
    );
    const waitsFor = left.map(() => 0);
    for (const follower of followersOf.flat()) waitsFor[follower]!++;
    return left.map((index, at) => {
      const piece = this.#puzzle.pieces[index]!;
      const twin = place.get(piece.twin) ?? -1;
      return { ...piece, units: [0], followers: followersOf[at]!, waitsFor: waitsFor[at]!, twin };
    });
  }
}
