import type { LoaderFactory, Lookup } from '@app/database';
import DataLoader from 'dataloader';
import type { Account } from './account.type.js';
import { viewerOf } from './viewer-of.js';

const STATEMENT = {
  name: 'accounts',
  text: `SELECT a.id AS key, json_build_object('__typename', 'Account', 'key', a.id, 'id', 'Account_' || a.id,
      'email', CASE WHEN a.id = $2 OR $3 = 'ADMIN' THEN a.email END, 'displayName', a.display_name, 'role', a.role,
      'clearance', (ARRAY['PUBLIC', 'PARTNER', 'RESTRICTED', 'SEALED'])[a.clearance + 1]) AS record
    FROM live.accounts a WHERE a.id = ANY ($1::uuid[]) AND (a.id = $2 OR $3 IN ('EDITOR', 'ADMIN'))`,
};

/**
 * Accounts by id: one's own, and all for editors and admins. A partner abroad must not learn who works inside the
 * country.
 */
export const accountLoader: LoaderFactory<Lookup, Account | null> = (context) =>
  new DataLoader<Lookup, Account | null, string>(
    async (lookups) => {
      const viewer = viewerOf(context);
      if (!viewer) return lookups.map(() => null);
      const keys = lookups.flatMap((lookup) => ('key' in lookup ? [lookup.key] : []));
      const rows = await context.read.rows<{ key: string; record: Account }>(STATEMENT, [
        keys,
        viewer.accountId,
        viewer.role,
      ]);
      const found = new Map(rows.map(({ key, record }) => [key, record]));
      return lookups.map((lookup) => ('key' in lookup ? (found.get(lookup.key) ?? null) : null));
    },
    { cacheKeyFn: (lookup) => ('key' in lookup ? lookup.key : lookup.slug) },
  );
