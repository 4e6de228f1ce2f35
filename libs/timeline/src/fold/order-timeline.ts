import type { CaseStatus } from '../vocabulary/case-status.js';
import { Board } from './board.js';
import { Effort } from './effort.js';
import type { FoldCase, FoldEvent } from './fold-case.js';
import { LegalSearch } from './legal-search.js';
import { type CasePuzzle, puzzleOf } from './puzzle.js';
import { UnitOutlook } from './unit-outlook.js';

/**
 * How often a search may look at an event: tens of milliseconds, and far above what any of the true
 * histories in the tests takes.
 */
const LOOKS = 150_000;
const LOOKS_AN_EVENT = 100;

/** An event that the table does not allow where it stands. */
export interface SequenceBreak {
  readonly event: string;
  /** The first unit that does not allow it; both null where the case has no charges and is folded whole. */
  readonly charge: string | null;
  readonly defendant: string | null;
  /** Where that unit stands at that moment; null where the event names no charge and has to. */
  readonly status: CaseStatus | null;
  /** The statuses that it could follow. */
  readonly allowedAfter: readonly CaseStatus[];
}

export interface OrderedTimeline {
  /** The events of the case, oldest first, without those that were corrected. */
  readonly order: readonly FoldEvent[];
  /** Empty, or the first event that breaks a timeline which no order makes legal. */
  readonly breaks: readonly SequenceBreak[];
  /** The ids of the events recorded with a reason for their irregularity. */
  readonly irregular: readonly string[];
  /** How many choices the search tried. */
  readonly searched: number;
  /** The search gave up. What it found is legal, or else nothing is known to be wrong. */
  readonly exhausted: boolean;
}

/**
 * The order of a timeline: of the orders that respect what dates and statements make certain, the first that
 * the table of event kinds allows, preferring at each step as `byPreference` says. Where none is allowed, the
 * preferred order stands, taking at each step what is still allowed before what is not, so that the event
 * marked is not one that another order would have explained.
 *
 * Total: there is an order for any input.
 */
export function orderTimeline(foldCase: FoldCase): OrderedTimeline {
  const { breaks, ...arranged } = arrange(puzzleOf(foldCase));
  return { ...arranged, breaks: breaks.slice(0, 1) };
}

/** The same, with every event that breaks the order, not the first alone. */
export function arrange(puzzle: CasePuzzle): OrderedTimeline {
  const board = new Board(puzzle);
  const effort = new Effort(LOOKS + LOOKS_AN_EVENT * puzzle.pieces.length);
  const search = new LegalSearch(board, puzzle, effort, new UnitOutlook(puzzle));
  const verdict = search.verdict();
  if (verdict === 'POSSIBLE') layLegally(board, search, effort);
  const breaks = layPreferred(board, puzzle);
  const order = board.sequence.map((index) => puzzle.pieces[index]!.event);
  return {
    order,
    // A search that gave up has proved nothing, and an accusation needs proof.
    breaks: verdict === 'IMPOSSIBLE' ? breaks : [],
    irregular: order.filter(({ irregularity }) => irregularity !== null).map(({ id }) => id),
    searched: search.searched,
    exhausted: effort.exhausted,
  };
}

/** From a board that can be completed, step by step to the most preferred one that still can. */
function layLegally(board: Board, search: LegalSearch, effort: Effort): void {
  for (let placed = true; placed && !effort.exhausted;) {
    placed = false;
    for (let index = board.nextReady(0); index >= 0 && !placed; index = board.nextReady(index + 1)) {
      if (!board.isLegal(index)) continue;
      const size = board.size;
      const harmless = board.isHarmless(index);
      board.place(index);
      placed = harmless || search.verdict() === 'POSSIBLE';
      if (!placed) board.undoTo(size);
    }
  }
  // An exhausted search leaves the preferred step in doubt; a way that it found is legal all the same.
  search.finish();
}

function layPreferred(board: Board, puzzle: CasePuzzle): SequenceBreak[] {
  const breaks: SequenceBreak[] = [];
  while (!board.full) {
    const preferred = board.nextReady(0);
    let index = preferred;
    while (index >= 0 && !board.isLegal(index)) index = board.nextReady(index + 1);
    if (index < 0) {
      index = preferred;
      breaks.push(breakAt(board, puzzle, index));
    }
    board.place(index);
  }
  return breaks;
}

function breakAt(board: Board, { pieces, units }: CasePuzzle, index: number): SequenceBreak {
  const { event, rule, units: moved } = pieces[index]!;
  const at = moved.find((unit) => !rule.after.includes(board.position(unit).status));
  const unit = at === undefined ? undefined : units.all[at];
  return {
    event: event.id,
    charge: unit?.charge ?? null,
    defendant: unit?.defendant ?? null,
    status: at === undefined ? null : board.position(at).status,
    allowedAfter: rule.after,
  };
}
