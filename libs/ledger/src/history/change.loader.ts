import type { GraphContext, LoaderFactory, Lookup } from '@app/database';
import type { GraphRecord } from '@app/kernel';
import DataLoader from 'dataloader';
import { type FieldChange } from '../change.type.js';
import { CHANGED_RECORDS, type ChangedRecord } from './changed-records.query.js';
import { ERASED_FIELDS, type ErasedField, rowId } from './erased-fields.query.js';
import { type Erased, fieldChanges, referencesIn } from './field-changes.js';
import { FIELD_ROWS, type FieldRow, VISIBLE_REFERENCES } from './field-rows.query.js';
import { RECORDS } from './shown-records.js';

/** What one change set did to one record, as resolvers need it; record and fields are loaded where they are asked for. */
export interface ChangeRecord extends GraphRecord, Pick<ChangedRecord, 'seq' | 'operation' | 'type'> {
  readonly __typename: 'Change';
  /** The uuid of the record. */
  readonly recordKey: string;
}

/** The changes of a change set, with what its summary is made of. */
export type ChangeOfSet = ChangeRecord & Pick<ChangedRecord, 'disclosed'>;

/** At most the fields of this many changes a statement; those of more are asked for in further ones. */
const LARGEST_BATCH = 500;

const ORDER = Object.values(RECORDS).map(({ type }) => type);

/** What change sets did, record by record, as far as the viewer sees it; the weightiest records first. */
export const changesOfSetLoader: LoaderFactory<number, ChangeOfSet[]> = ({ read }: GraphContext) =>
  new DataLoader<number, ChangeOfSet[], string>(
    async (seqs) => {
      const found = await read.rows<ChangedRecord>(CHANGED_RECORDS, [seqs]);
      const bySeq = Map.groupBy(found.toSorted(compare), ({ seq }) => seq);
      return seqs.map((seq) =>
        (bySeq.get(seq) ?? []).map((change) => ({ ...changeOf(change), disclosed: change.disclosed })),
      );
    },
    { cacheKeyFn: String },
  );

/** One change of a record's history. The list has told all there is to know of it, in its key. */
export const changeLoader: LoaderFactory<Lookup, ChangeRecord | null> = () =>
  new DataLoader<Lookup, ChangeRecord | null, string>(
    (lookups) =>
      Promise.resolve(
        lookups.map((lookup) => {
          if (!('key' in lookup)) return null;
          const [seq, type, key, operation] = lookup.key.split(' ');
          return changeOf({ seq: Number(seq), type, key, operation } as ChangedRecord);
        }),
      ),
    { cacheKeyFn: (lookup) => ('key' in lookup ? lookup.key : lookup.slug) },
  );

/** The fields of changes: three statements for all of a request. */
export const fieldChangesLoader: LoaderFactory<ChangeRecord, FieldChange[]> = ({ read }: GraphContext) =>
  new DataLoader<ChangeRecord, FieldChange[], string>(
    async (changes) => {
      const rows = await read.rows<FieldRow>(FIELD_ROWS, [
        changes.map(({ seq }) => seq),
        changes.map(({ type }) => type),
        changes.map(({ recordKey }) => recordKey),
      ]);
      const ids = referencesIn(rows).map((id) => id.split('_'));
      const seen = new Set(
        (
          await read.rows<{ id: string }>(VISIBLE_REFERENCES, [ids.map(([type]) => type), ids.map(([, key]) => key)])
        ).map(({ id }) => id),
      );
      const erased = await erasedIn(read, rows);
      const byChange = Map.groupBy(rows, ({ seq, type, key }) => `${seq} ${type} ${key}`);
      return changes.map(({ key }) => fieldChanges(byChange.get(key) ?? [], (id) => seen.has(id), erased));
    },
    { cacheKeyFn: ({ key }) => key, maxBatchSize: LARGEST_BATCH },
  );

async function erasedIn(read: GraphContext['read'], rows: readonly FieldRow[]): Promise<Erased> {
  const ids = [...new Set(rows.map(rowId))];
  const found = await read.rows<ErasedField>(ERASED_FIELDS, [ids]);
  const erased = new Set(found.map(({ id, field }) => `${id} ${field}`));
  return (id, seq, column) => erased.has(`${id} ${seq}:${column}`);
}

function changeOf({ seq, type, key, operation }: ChangedRecord): ChangeRecord {
  return { __typename: 'Change', key: `${seq} ${type} ${key}`, seq, type, recordKey: key, operation };
}

function compare(one: ChangedRecord, other: ChangedRecord): number {
  return ORDER.indexOf(one.type) - ORDER.indexOf(other.type) || (one.key < other.key ? -1 : 1);
}
