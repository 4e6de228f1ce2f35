import type { Statement } from '@app/database';
import { CHANGED_RECORDS } from '@app/ledger';

/** A case in which a change set changed something. */
export interface CaseChange {
  readonly seq: number;
  /** The uuid of the case. */
  readonly key: string;
}

/** The records that a case is made of, by the column of their history that leads to it. */
const WITHIN: Readonly<Record<string, readonly [table: string, column: string][]>> = {
  CaseEvent: [['case_events', 'case_id']],
  Charge: [['charges', 'case_id']],
  CaseParticipant: [['case_participants', 'case_id']],
  RelatedCase: [
    ['related_cases', 'from_id'],
    ['related_cases', 'to_id'],
  ],
};

const paths = Object.entries(WITHIN).flatMap(([type, columns]) =>
  columns.map(
    ([table, column]) =>
      `SELECT h.${column} FROM history.${table} h WHERE change.type = '${type}' AND h.id = change.key AND h.seq <= change.seq`,
  ),
);

/**
 * In which of some cases ($2 uuid[]) change sets ($1 bigint[]) changed something, as far as the viewer sees it: what the history of the
 * case shows. Cases that the viewer does not see now are none.
 */
export const CASE_CHANGES: Statement = {
  name: 'case-changes',
  text: `SELECT DISTINCT change.seq, one.key FROM (${CHANGED_RECORDS.text}) change
    CROSS JOIN LATERAL (SELECT change.key WHERE change.type = 'Case' UNION ${paths.join(' UNION ')}) one (key)
    WHERE one.key = ANY ($2::uuid[]) AND EXISTS (SELECT FROM cases c WHERE c.id = one.key) ORDER BY 1, 2`,
};

/** The number of the latest change set; null where nothing is recorded. */
export const LATEST_SEQ: Statement = {
  name: 'live-latest',
  text: 'SELECT max(c.seq)::integer AS seq FROM ledger.change_sets c',
};
