import type { GraphContext, LoaderFactory, Lookup, Statement } from '@app/database';
import type { GraphRecord } from '@app/kernel';
import DataLoader from 'dataloader';
import { caseLoader } from './case.loader.js';
import type { CaseDossier } from './case-dossier.js';

/** Finds a part of a case by its own id: first which case it belongs to, then in that case's dossier. */
function partLoader<Part extends GraphRecord>(
  name: string,
  text: string,
  partsOf: (dossier: CaseDossier) => Part[] | null,
): LoaderFactory<Lookup, Part | null> {
  const statement: Statement = { name, text };
  return (context: GraphContext) =>
    new DataLoader<Lookup, Part | null, string>(
      async (lookups) => {
        const keys = lookups.map((lookup) => ('key' in lookup ? lookup.key : ''));
        const rows = await context.read.rows<{ key: string; parent: string }>(statement, [keys]);
        const parents = new Map(rows.map(({ key, parent }) => [key, parent]));
        return Promise.all(
          keys.map(async (key) => {
            const parent = parents.get(key);
            const dossier = parent ? await context.loader(caseLoader).load({ key: parent }) : null;
            return (dossier && partsOf(dossier)?.find((part) => part.key === key)) ?? null;
          }),
        );
      },
      { cacheKeyFn: (lookup) => ('key' in lookup ? lookup.key : '') },
    );
}

/** Charges by id. */
export const chargeLoader = partLoader(
  'case-of-charge',
  'SELECT id AS key, case_id AS parent FROM charges WHERE id = ANY ($1::uuid[])',
  ({ charges }) => charges,
);

/** Participants by id. */
export const participantLoader = partLoader(
  'case-of-participant',
  'SELECT id AS key, case_id AS parent FROM case_participants WHERE id = ANY ($1::uuid[])',
  ({ participants }) => participants,
);

/** Relations between cases by id. */
export const relatedCaseLoader = partLoader(
  'case-of-relation',
  'SELECT id AS key, from_id AS parent FROM related_cases WHERE id = ANY ($1::uuid[])',
  ({ related }) => related,
);
