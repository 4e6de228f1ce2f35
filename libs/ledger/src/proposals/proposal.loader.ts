import { isAllowed, viewerOf } from '@app/access';
import type { LoaderFactory, Lookup } from '@app/database';
import DataLoader from 'dataloader';
import { onlyNow } from '../history/only-now.js';
import { RECORD_TABLES } from '../changes/record-kinds.js';
import type { ProposalState } from './proposal.type.js';

/** A proposal as resolvers need it; whom and what it names is loaded where it is asked for. */
export interface ProposalRecord {
  readonly __typename: 'Proposal';
  key: string;
  id: string;
  operation: string;
  input: string;
  state: ProposalState;
  at: string;
  reason: string | null;
  decidedAt: string | null;
  /** The global ID of the record it would change. */
  recordId: string;
  /** The uuids of accounts. */
  byKey: string | null;
  decidedByKey: string | null;
}

const TYPE_OF_TABLE = Object.entries(RECORD_TABLES)
  .map(([type, table]) => `WHEN '${table}' THEN '${type}'`)
  .join(' ');

const STATEMENT = {
  name: 'proposals',
  text: `SELECT p.id AS key, json_build_object('__typename', 'Proposal', 'key', p.id, 'id', 'Proposal_' || p.id,
      'operation', p.operation, 'input', p.input::text, 'state', p.state, 'at', p.at, 'reason', p.reason, 'decidedAt', p.decided_at,
      'recordId', CASE p.record_kind ${TYPE_OF_TABLE} END || '_' || p.record_id, 'byKey', p.by_account, 'decidedByKey', p.decided_by) AS record
    FROM live.proposals p WHERE p.id = ANY ($1::uuid[]) AND (p.by_account = $2 OR $3)`,
};

/** Proposals by id: for those who may decide, and for whoever made it. Others are told that there is none. */
export const proposalLoader: LoaderFactory<Lookup, ProposalRecord | null> = (context) =>
  new DataLoader<Lookup, ProposalRecord | null, string>(
    async (lookups) => {
      onlyNow('node', context);
      const viewer = viewerOf(context);
      if (!viewer) return lookups.map(() => null);
      const keys = lookups.flatMap((lookup) => ('key' in lookup ? [lookup.key] : []));
      const rows = await context.read.rows<{ key: string; record: ProposalRecord }>(STATEMENT, [
        keys,
        viewer.accountId,
        isAllowed('proposals', viewer),
      ]);
      const found = new Map(rows.map(({ key, record }) => [key, record]));
      return lookups.map((lookup) => ('key' in lookup ? (found.get(lookup.key) ?? null) : null));
    },
    { cacheKeyFn: (lookup) => ('key' in lookup ? lookup.key : lookup.slug) },
  );
