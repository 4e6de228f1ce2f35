import type { CaseStatus, CustodyState } from '../vocabulary/index.js';

interface StandingColumns {
  status: CaseStatus;
  final: boolean | null;
  since_event: string | null;
  because: string[];
}

interface CustodyColumns {
  custody: CustodyState;
  custody_since: string | null;
  custody_place: string | null;
  custody_because: string[];
}

/** A row of `live.case_lines`; days are ISO, or PostgreSQL's infinities where a bound serves matching only. */
export interface CaseLine extends StandingColumns {
  case_id: string;
  opened_event: string | null;
  opened_from: string | null;
  opened_to: string | null;
  closed_event: string | null;
  first_day: string | null;
  last_day: string | null;
  event_count: number;
  latest_key: string;
  opened_key: string;
  change_id: number;
}

/** A row of `live.event_lines`. */
export interface EventLine {
  event_id: string;
  case_id: string;
  position: number;
  line_key: string;
  irregular: boolean;
}

/** A row of `live.charge_lines`. */
export interface ChargeLine extends StandingColumns {
  charge_id: string;
}

/** A row of `live.defendant_lines`. */
export interface DefendantLine extends StandingColumns, CustodyColumns {
  case_id: string;
  person_id: string;
}

/** A row of `live.person_lines`. */
export interface PersonLine extends CustodyColumns {
  person_id: string;
}

/** The span of tiers that see a row alike. */
export type Spanned<Row> = Row & { tier_from: number; tier_to: number };

/** Everything derived of some cases and persons, in the shape `live.store_lines` takes. */
export interface Lines {
  cases: Spanned<CaseLine>[];
  events: Spanned<EventLine>[];
  charges: Spanned<ChargeLine>[];
  defendants: Spanned<DefendantLine>[];
  persons: Spanned<PersonLine>[];
}
