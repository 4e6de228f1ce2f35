import { correctsAfter } from '../comparison/corrections.query.js';
import { stoodAfter as stood } from '../editions/stood-after.js';

/** A case and two change sets; `to` null: the latest. */
export interface TwoStates {
  readonly key: string;
  readonly from: number;
  readonly to: number | null;
}

/** What a case was like after a change set, for who reads it now; where it was not there, without anything in it. */
export interface CaseState {
  /** The last change set by then that its reader can tell of, and its moment; where it was not there, the change set itself. */
  readonly seq: number;
  readonly at: string;
  readonly status: string;
  readonly events: readonly string[];
}

export interface ComparedStates {
  readonly place: string;
  /** The number of the record's last change set. */
  readonly latest: number;
  /** Null where there is no such change set. */
  readonly before: CaseState | null;
  readonly after: CaseState | null;
  readonly corrections: Readonly<Record<string, string>> | null;
}

const state = (
  seq: string,
): string => `(SELECT json_build_object('seq', coalesce(line.updated_seq, c.seq), 'at', coalesce(line.updated_at, c.at),
      'status', coalesce(line.status, 'UNKNOWN'), 'events', CASE WHEN line.case_id IS NULL THEN '{}' ELSE ARRAY(
        SELECT place.event_id FROM history.event_lines place WHERE place.case_id = asked.key AND ${stood('place', seq)} ORDER BY place.position) END)
    FROM ledger.change_sets c LEFT JOIN (history.cases h JOIN history.case_lines line ON line.case_id = h.id AND ${stood('line', seq)})
      ON h.id = asked.key AND ${stood('h', seq)} AND h.operation <> 'RETRACTED'
    WHERE c.seq = ${seq})`;

/**
 * Two states each of some cases ($1 uuid[], $2 and $3 bigint[]). It reads history itself, under the policies of whoever asks: the
 * views of the past show one state at a time.
 */
export const CASE_STATES = {
  name: 'case-states',
  text: `SELECT asked.place, head.latest::integer AS latest, ${state('asked.before')} AS before, ${state('asked.after')} AS after,
      (SELECT json_object_agg(pointer.from_event_id, pointer.to_event_id) FROM (SELECT DISTINCT e.id FROM history.case_events e WHERE e.case_id = asked.key) event
        JOIN history.pointers pointer ON pointer.from_event_id = event.id AND ${correctsAfter('pointer', 'asked.after')}) AS corrections
    FROM (SELECT max(c.seq) AS latest FROM ledger.change_sets c) head
    CROSS JOIN LATERAL (SELECT given.key, given.before, coalesce(given.after, head.latest) AS after, given.place
      FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) WITH ORDINALITY given (key, before, after, place)) asked`,
};
