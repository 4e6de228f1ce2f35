import { viewerOf } from '@app/access';
import { forOne, type GraphContext, type LoaderFactory, type Lookup } from '@app/database';
import DataLoader from 'dataloader';
import { changeSetId, seqOfChangeSet } from '../changes/change-set-id.js';

/** A change set as resolvers need it; what it did is loaded where it is asked for. */
export interface ChangeSetRecord {
  readonly __typename: 'ChangeSet';
  key: string;
  id: string;
  seq: number;
  at: string;
  reason: string | null;
  hash: string;
  /** What was done, by its name; null where the viewer does not see all that it touched. */
  operation: string | null;
  /** The uuid of the account; null where the viewer may not know. */
  actorKey: string | null;
}

const STATEMENT = {
  name: 'change-sets',
  text: `SELECT c.seq::integer AS seq, json_build_object('at', c.at) ->> 'at' AS at, encode(c.leaf, 'hex') AS hash, d.operation, d.reason, d.actor
    FROM ledger.change_sets c JOIN ledger.describe_change_sets($1::bigint[], $2::uuid, $3::boolean) d ON d.seq = c.seq
    WHERE c.seq = ANY ($1::bigint[])`,
};
const OF_ONE = { name: 'change-set', text: forOne(STATEMENT.text) };

interface DescribedRow {
  seq: number;
  at: string;
  hash: string;
  operation: string | null;
  reason: string | null;
  actor: string | null;
}

/** Change sets by their number; null for one that is not there yet. */
export const changeSetLoader: LoaderFactory<number, ChangeSetRecord | null> = (context: GraphContext) =>
  new DataLoader<number, ChangeSetRecord | null, string>(
    async (seqs) => {
      const viewer = viewerOf(context);
      const seesActors = viewer?.role === 'EDITOR' || viewer?.role === 'ADMIN';
      const rows = await context.read.rows<DescribedRow>(seqs.length === 1 ? OF_ONE : STATEMENT, [
        seqs,
        viewer?.accountId ?? null,
        seesActors,
      ]);
      // What came after the state that is asked for was not there yet.
      const there = rows.filter(({ seq }) => context.asOf === null || seq <= context.asOf);
      const found = new Map(there.map((row) => [row.seq, recordOf(row, context.asOf)]));
      return seqs.map((seq) => found.get(seq) ?? null);
    },
    { cacheKeyFn: String },
  );

/** The same by ID, for `node`. */
export const changeSetNodeLoader: LoaderFactory<Lookup, ChangeSetRecord | null> = (context) =>
  new DataLoader<Lookup, ChangeSetRecord | null, string>(
    (lookups) =>
      Promise.all(
        lookups.map((lookup) => {
          const seq = 'key' in lookup ? seqOfChangeSet(lookup.key) : null;
          return seq === null ? Promise.resolve(null) : context.loader(changeSetLoader).load(seq);
        }),
      ),
    { cacheKeyFn: (lookup) => ('key' in lookup ? lookup.key : lookup.slug) },
  );

/** Read in the past, it leads back there: what it did to a record is shown as that stood then. */
function recordOf({ seq, at, hash, operation, reason, actor }: DescribedRow, asOf: number | null): ChangeSetRecord {
  const own = changeSetId(seq);
  const id = asOf === null ? own : `${own}@${asOf}`;
  const key = own.slice(own.indexOf('_') + 1);
  return { __typename: 'ChangeSet', key, id, seq, at, hash, operation, reason, actorKey: actor };
}
