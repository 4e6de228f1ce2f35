import type { GraphContext, LoaderFactory, Lookup } from '@app/database';
import type { GraphRecord } from '@app/kernel';
import DataLoader from 'dataloader';
import { RECORD_TABLES } from '../changes/record-kinds.js';
import { changesOf, type RecordChange, referencesIn } from './changes-of.js';
import { ENTRIES, type EntryRow, visibleReferences } from './entries.query.js';

/** What one change set did to one record, with the key that lists know it by. */
export type ChangeRecord = RecordChange & GraphRecord & { readonly recordId: string };

const REFERENCES = visibleReferences(RECORD_TABLES);

/** What a change set did, record by record, as far as the viewer sees it: two statements for all of a request. */
export const changesOfSetLoader: LoaderFactory<number, ChangeRecord[]> = ({ read }: GraphContext) =>
  new DataLoader<number, ChangeRecord[], string>(
    async (seqs) => {
      const entries = await read.rows<EntryRow>(ENTRIES, [seqs]);
      const ids = referencesIn(entries);
      const seen = new Set(
        ids.length === 0
          ? []
          : (
              await read.rows<{ id: string }>(REFERENCES, [
                ids.map((id) => id.split('_')[0]),
                ids.map((id) => id.split('_')[1]),
              ])
            ).map(({ id }) => id),
      );
      const bySeq = Map.groupBy(
        changesOf(entries, (id) => seen.has(id)),
        ({ seq }) => seq,
      );
      return seqs.map((seq) => (bySeq.get(seq) ?? []).map(recordOf));
    },
    { cacheKeyFn: String },
  );

/** One of them, by the key that the list of a record's history gives: number and uuid. */
export const changeLoader: LoaderFactory<Lookup, ChangeRecord | null> = (context) =>
  new DataLoader<Lookup, ChangeRecord | null, string>(
    (lookups) =>
      Promise.all(
        lookups.map(async (lookup) => {
          const key = 'key' in lookup ? lookup.key : '';
          const all = await context.loader(changesOfSetLoader).load(Number(key.split(' ')[0]));
          return all.find((change) => change.key === key) ?? null;
        }),
      ),
    { cacheKeyFn: (lookup) => ('key' in lookup ? lookup.key : lookup.slug) },
  );

function recordOf(change: RecordChange): ChangeRecord {
  return {
    ...change,
    recordId: `${change.type}_${change.key}`,
    key: `${change.seq} ${change.key}`,
    __typename: 'Change',
  };
}
