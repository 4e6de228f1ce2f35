import type { ListQuery } from '@app/database';
import type { RecordType } from '../changes/record-kinds.js';
import { OPERATION } from './changed-records.query.js';
import { differs, versions } from './row-changes.sql.js';
import { PARTS } from './shown-parts.js';
import { RECORDS } from './shown-records.js';

/** The records that have a history of their own in the graph. */
export type Historied = 'Person' | 'Organization' | 'Case';

/** The records whose changes belong to the history of another: their tables, each with the column that leads there. */
const INSIDE: Readonly<Record<Historied, Readonly<Record<string, string>>>> = {
  Person: {},
  Organization: {},
  // Its events, charges and participants have no history of their own in the graph: what happened to the case is here.
  Case: { case_events: 'case_id', charges: 'case_id', case_participants: 'case_id', related_cases: 'from_id' },
};

/** Of the changes of one change set, the weightiest record's comes first. */
const WEIGHT = `CASE change.type ${Object.values(RECORDS)
  .map(({ type }, place) => `WHEN '${type}' THEN ${-place}`)
  .join(' ')} END`;

/** Every record of a history, by type and key; `parent.key` is the one it is the history of. */
function membersOf(type: Historied): string {
  const inside = Object.entries(INSIDE[type]).map(
    ([table, column]) =>
      `SELECT DISTINCT '${RECORDS[table]!.type}', h.id FROM history.${table} h WHERE h.${column} = parent.key`,
  );
  return [`SELECT '${type}' AS type, parent.key AS key`, ...inside].join(' UNION ALL ');
}

/** The changes of members of one type: of their own rows, of their parts, and of what is within those. */
function changesOf(type: RecordType): string[] {
  const select = (own: string) => `SELECT now.seq, member.type, member.key, ${own} AS own FROM member`;
  const own = Object.entries(RECORDS)
    .filter(([, record]) => record.type === type)
    .map(
      ([table]) => `${select('now.operation')} ${versions(table, 'now.id = member.key')}
        WHERE member.type = '${type}' AND ${differs(table)}`,
    );
  const parts = Object.entries(PARTS).flatMap(([table, { partOf, within = {} }]) => [
    ...columnsTo(partOf, type).map(
      (column) => `${select('NULL')} ${versions(table, `now.${column} = member.key`)}
        WHERE member.type = '${type}' AND ${differs(table)}`,
    ),
    ...Object.entries(within).flatMap(([column, other]) =>
      columnsTo(PARTS[other]?.partOf ?? {}, type).map(
        (owner) => `${select('NULL')}
        CROSS JOIN LATERAL (SELECT DISTINCT one.id FROM history.${other} one WHERE one.${owner} = member.key) holder
        ${versions(table, `now.${column} = holder.id`)}
        WHERE member.type = '${type}' AND ${differs(table)}`,
      ),
    ),
  ]);
  return [...own, ...parts];
}

const columnsTo = (partOf: Readonly<Record<string, RecordType>>, type: RecordType): string[] =>
  Object.entries(partOf).flatMap(([column, owner]) => (owner === type ? [column] : []));

/**
 * What change sets did to a record, or to what is in a case, one row a change set and record; the latest first.
 * @param asOf  the last change set that counts; null: the latest
 */
export function historyList(type: Historied, asOf: number | null): ListQuery {
  const types = [type, ...Object.keys(INSIDE[type]).map((table) => RECORDS[table]!.type)];
  return {
    key: `concat_ws(' ', change.seq, change.type, change.key, change.operation)`,
    from: `(WITH member AS (${membersOf(type)})
      SELECT change.seq, change.type, change.key, ${OPERATION} AS operation, ${WEIGHT} AS weight
      FROM (${types.flatMap(changesOf).join('\n      UNION ALL ')}) change
      GROUP BY change.seq, change.type, change.key) change`,
    conditions: asOf === null ? [] : [(value) => `change.seq <= ${value(asOf, 'integer')}`],
    order: [
      { expression: 'change.seq', type: 'integer' },
      { expression: 'change.weight', type: 'integer' },
      { expression: 'change.key', type: 'uuid' },
    ],
    descending: true,
    scope: 'true',
  };
}
