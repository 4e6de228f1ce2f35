import type { CaseEventKind } from '../vocabulary/case-event-kind.js';
import type { PenaltyKind } from '../vocabulary/penalty-kind.js';
import type { RestraintKind } from '../vocabulary/restraint-kind.js';

/**
 * What the fold reads: plain data, all of it what viewers of ONE tier may see. Nothing in this folder knows
 * tiers; a caller folds once for each.
 */
export interface FoldCase {
  readonly id: string;
  readonly events: readonly FoldEvent[];
  readonly charges: readonly FoldCharge[];
  /** The people who take part as SUSPECT or DEFENDANT. */
  readonly defendants: readonly string[];
}

export interface FoldEvent {
  readonly id: string;
  readonly kind: CaseEventKind;
  /** The date as written; the fold itself goes by the days below. */
  readonly edtf: string;
  /** First possible day, `2020-05-01`; null where the start is open or unknown. */
  readonly earliest: string | null;
  /** Last possible day; null where the end is open or unknown. */
  readonly latest: string | null;
  /** Position in the order of recording. */
  readonly recordedNo: number;
  /** The event it is stated to have come after. */
  readonly after: string | null;
  /**
   * The event whose place it takes. Where corrections chain, give the nearest one the viewer can see: the
   * fold cannot follow a chain through a link it is not shown.
   */
  readonly corrects: string | null;
  /**
   * The charges it names, hidden ones too. Leaving out an id would turn "one charge" into "the whole case";
   * an id that is not among the case's charges does no harm and moves nothing.
   */
  readonly charges: readonly string[];
  /** The defendants it names, hidden ones too, for the same reason. */
  readonly defendants: readonly string[];
  readonly penalties: readonly FoldPenalty[];
  readonly restraint: RestraintKind | null;
  /** The editor's reason for recording it against the procedure. */
  readonly irregularity: string | null;
  readonly place: string | null;
}

export interface FoldPenalty {
  readonly kind: PenaltyKind;
  /** Whose; null where it falls on all whom the event concerns. */
  readonly person: string | null;
  readonly suspended: boolean | null;
}

export interface FoldCharge {
  readonly id: string;
  readonly defendant: string | null;
  /** The charge whose place it takes. */
  readonly replaces: string | null;
}
