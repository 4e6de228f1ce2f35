import { isAllowed, viewerOf } from '@app/access';
import type { LoaderFactory, Lookup } from '@app/database';
import { onlyNow } from '@app/ledger';
import DataLoader from 'dataloader';
import type { StoredItem } from './stored-submission.js';
import type { SubmissionState } from './submission-state.enum.js';

/** A submission as resolvers need it; whom and what it names is loaded where it is asked for. */
export interface SubmissionRecord {
  readonly __typename: 'Submission';
  key: string;
  id: string;
  /** The uuid of the case. */
  caseKey: string;
  at: string;
  note: string | null;
  state: SubmissionState;
  decidedAt: string | null;
  decision: string | null;
  storedItems: StoredItem[];
  /** The uuids of accounts. */
  byKey: string;
  decidedByKey: string | null;
}

const STATEMENT = {
  name: 'submissions',
  text: `SELECT s.id AS key, json_build_object('__typename', 'Submission', 'key', s.id, 'id', 'Submission_' || s.id, 'caseKey', s.case_id,
      'at', s.at, 'note', s.note, 'state', s.state, 'decidedAt', s.decided_at, 'decision', s.decision, 'storedItems', s.items,
      'byKey', s.by_account, 'decidedByKey', s.decided_by) AS record
    FROM live.submissions s JOIN live.cases k ON k.id = s.case_id WHERE s.id = ANY ($1::uuid[]) AND (s.by_account = $2 OR $3)`,
};

/** Submissions by id: for those who may decide, and for whoever submitted. Others are told that there is none. */
export const submissionLoader: LoaderFactory<Lookup, SubmissionRecord | null> = (context) =>
  new DataLoader<Lookup, SubmissionRecord | null, string>(
    async (lookups) => {
      onlyNow('node', context);
      const viewer = viewerOf(context);
      if (!viewer) return lookups.map(() => null);
      const keys = lookups.flatMap((lookup) => ('key' in lookup ? [lookup.key] : []));
      const rows = await context.read.rows<{ key: string; record: SubmissionRecord }>(STATEMENT, [
        keys,
        viewer.accountId,
        isAllowed('submissions', viewer),
      ]);
      const found = new Map(rows.map(({ key, record }) => [key, record]));
      return lookups.map((lookup) => ('key' in lookup ? (found.get(lookup.key) ?? null) : null));
    },
    { cacheKeyFn: (lookup) => ('key' in lookup ? lookup.key : lookup.slug) },
  );

const WAITING = {
  name: 'waiting-submissions',
  text: `SELECT k.id AS case, (SELECT s.id FROM live.submissions s WHERE s.case_id = k.id AND s.state = 'PENDING' ORDER BY s.moment DESC LIMIT 1) AS key
    FROM unnest($1::uuid[]) k (id)`,
};

/** The uuid of the submission of a case that waits, by the uuid of the case; null where none does. For those who may decide. */
export const waitingSubmissionLoader: LoaderFactory<string, string | null> = (context) =>
  new DataLoader<string, string | null, string>(async (cases) => {
    const rows = await context.read.rows<{ case: string; key: string | null }>(WAITING, [cases]);
    const found = new Map(rows.map((row) => [row.case, row.key]));
    return cases.map((one) => found.get(one) ?? null);
  });
