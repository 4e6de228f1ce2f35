import type { Statement } from '@app/database';
import type { RecordType } from '../changes/record-kinds.js';
import { differs, ownersOf, versions } from './row-changes.sql.js';
import { PARTS } from './shown-parts.js';
import { RECORDS } from './shown-records.js';

/** A record that a change set changed: itself or a part of it, as far as the viewer sees it. */
export interface ChangedRecord {
  readonly seq: number;
  readonly type: RecordType;
  readonly key: string;
  readonly operation: 'CREATED' | 'UPDATED' | 'RETRACTED';
  /** True where the viewer sees it from this change set on, although it was made in an earlier one. */
  readonly disclosed: boolean;
}

/** Of what was done to the record itself and to its parts, the one that counts: a row of `own` is the record's. */
export const OPERATION = `coalesce(max(change.own), 'UPDATED')`;

const found = (table: string) => versions(table, `now.id = touched.id AND now.seq = touched.seq`);

const records = Object.entries(RECORDS).map(
  ([table, { type }]) => `
    SELECT now.seq, '${type}' AS type, now.id AS key, now.operation AS own, now.operation = 'UPDATED' AND was.id IS NULL AS disclosed
    FROM touched ${found(table)}
    WHERE touched.kind = '${table}' AND ${differs(table)}`,
);

const parts = Object.entries(PARTS).map(
  ([table, part]) => `
    SELECT now.seq, owner.type, owner.key, NULL, false FROM touched ${found(table)}
      CROSS JOIN LATERAL ${ownersOf(part, 'now')} owner (type, key)
    WHERE touched.kind = '${table}' AND owner.key IS NOT NULL AND ${differs(table)}`,
);

/** The records that change sets ($1 bigint[]) changed. */
export const CHANGED_RECORDS: Statement = {
  name: 'changed-records',
  text: `WITH touched AS MATERIALIZED (SELECT t.seq, t.kind, t.id FROM ledger.touched($1::bigint[]) t)
    SELECT change.seq::integer AS seq, change.type, change.key, ${OPERATION} AS operation, bool_or(change.disclosed) AS disclosed
    FROM (${[...records, ...parts].join('\n    UNION ALL')}) change
    GROUP BY change.seq, change.type, change.key`,
};
