import type { ListQuery } from '@app/database';

/** The records that have a history of their own in the graph. */
export type Historied = 'Person' | 'Organization' | 'Case';

/** Columns of entries that tell of no change that is shown: a version counted up, a reach that something else has moved. */
const SILENT = `ARRAY['id', 'version', 'reach', 'change_id', 'ordinal', 'recorded_no']`;

const own = (record: string, owner = record) => `SELECT ${record} AS record_id, ${owner} AS owner_id`;
const parts = (table: string, column: string) =>
  `${own('h.id', `h.${column}`)} FROM history.${table} h WHERE h.${column} = parent.key`;
/** Parts of the records of the case that stand in another table. */
const partsOf = (table: string, column: string, records: string, of: string) =>
  `${own('h.id', `h.${column}`)} FROM history.${records} r JOIN history.${table} h ON h.${column} = r.id WHERE r.${of} = parent.key`;

const EVENT_PARTS = ['event_parties', 'event_charges', 'event_defendants', 'penalties'] as const;

/** Which entries belong to a record's history, each with the record they are shown under; `parent.key` is the record. */
const OWNED: Readonly<Record<Historied, readonly string[]>> = {
  Person: [own('parent.key'), parts('names', 'person_id'), parts('citations', 'person_id')],
  Organization: [
    own('parent.key'),
    parts('names', 'organization_id'),
    parts('pointers', 'from_organization_id'),
    parts('citations', 'organization_id'),
  ],
  Case: [
    own('parent.key'),
    parts('case_file_numbers', 'case_id'),
    parts('citations', 'case_id'),
    `${own('p.id', 'f.case_id')} FROM history.case_file_numbers f JOIN history.pointers p ON p.from_file_number_id = f.id WHERE f.case_id = parent.key`,
    `${own('h.id')} FROM history.case_participants h WHERE h.case_id = parent.key`,
    partsOf('citations', 'case_participant_id', 'case_participants', 'case_id'),
    `${own('h.id')} FROM history.charges h WHERE h.case_id = parent.key`,
    partsOf('pointers', 'from_charge_id', 'charges', 'case_id'),
    partsOf('citations', 'charge_id', 'charges', 'case_id'),
    `${own('h.id')} FROM history.related_cases h WHERE h.from_id = parent.key`,
    partsOf('citations', 'related_case_id', 'related_cases', 'from_id'),
    `${own('h.id')} FROM history.case_events h WHERE h.case_id = parent.key`,
    partsOf('pointers', 'from_event_id', 'case_events', 'case_id'),
    partsOf('citations', 'case_event_id', 'case_events', 'case_id'),
    ...EVENT_PARTS.map((table) => partsOf(table, 'event_id', 'case_events', 'case_id')),
  ],
};

/** What change sets did to a record, or to what is in a case, one row a change set and record; the latest first. */
export function historyList(type: Historied): ListQuery {
  return {
    key: `change.seq || ' ' || change.owner_id`,
    from: `(SELECT DISTINCT e.seq, o.owner_id FROM (${OWNED[type].join(' UNION ')}) o
      JOIN ledger.entries e ON e.record_id = o.record_id
      WHERE e.operation <> 'UPDATED' OR NOT e.fields <@ ${SILENT}) change`,
    conditions: [],
    order: [
      { expression: 'change.seq', type: 'integer' },
      { expression: 'change.owner_id', type: 'uuid' },
    ],
    descending: true,
    scope: 'true',
  };
}
