import type { Statement } from '@app/database';
import type { FieldRow } from './field-rows.query.js';
import { PARTS } from './shown-parts.js';

/** A value that was erased: of which row, and by which change set it had come into which column, as `12:summary`. */
export interface ErasedField {
  readonly id: string;
  readonly field: string;
}

/** What was erased of rows ($1 uuid[] ids), as far as the viewer sees them: the ledger says it of each. */
export const ERASED_FIELDS: Statement = {
  name: 'erased-fields',
  text: `SELECT e.record_id AS id, f.field FROM ledger.entries e CROSS JOIN LATERAL unnest(e.fields) f (field)
    WHERE e.record_id = ANY ($1::uuid[]) AND e.kind = 'redactions'`,
};

/** The id of a row: a record's is its key, a part has one of its own. */
export const rowId = ({ kind, key, row }: FieldRow): string => (PARTS[kind] ? String(row['id']) : key);
