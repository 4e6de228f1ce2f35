import { type Change, RECORD_TABLES, type RecordType } from '@app/ledger';

/** The column that leads from a record to its case. */
const CASE_COLUMNS: Partial<Record<RecordType, string>> = {
  Case: 'id',
  CaseParticipant: 'case_id',
  Charge: 'case_id',
  CaseEvent: 'case_id',
  RelatedCase: 'from_id',
};

/** Locks the case that a record belongs to, where it belongs to one. */
export async function lockCaseOf(change: Change, type: RecordType, key: string): Promise<void> {
  const column = CASE_COLUMNS[type];
  if (column === undefined) return;
  const rows = await change.manager.query<{ case_id: string }[]>(
    `SELECT ${column} AS case_id FROM live.${RECORD_TABLES[type]} WHERE id = $1`,
    [key],
  );
  await change.lockCases(rows.map(({ case_id }) => case_id));
}
