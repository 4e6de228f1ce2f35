import type { GraphContext, LoaderFactory, Lookup } from '@app/database';
import DataLoader from 'dataloader';
import { CASE_DOSSIER } from './case-dossier.query.js';
import type { CaseDossier } from './case-dossier.js';

/**
 * How many events of a case the dossier brings: one more than the longest page, so that the first page of any timeline
 * and the whole of all but the longest need no further statement.
 */
const DOSSIER_EVENTS = 101;

/** More than any case has: the largest integer of the statement's parameter. */
const MOST_EVENTS = 2_147_483_647;

/** At most this many dossiers a statement. */
const LARGEST_BATCH = 100;

const cacheKey = (lookup: Lookup) => ('key' in lookup ? lookup.key : `slug:${lookup.slug}`);

/** @param events  how many events of a case each brings at most */
const dossierLoader =
  (events: number): LoaderFactory<Lookup, CaseDossier | null> =>
  ({ read, asked }: GraphContext) =>
    new DataLoader<Lookup, CaseDossier | null, string>(
      async (lookups) => {
        const keys = lookups.flatMap((lookup) => ('key' in lookup ? [lookup.key] : []));
        const slugs = lookups.flatMap((lookup) => ('slug' in lookup ? [lookup.slug] : []));
        const lists = [keys, slugs];
        const rows = await read.rows<{ key: string; slug: string; dossier: CaseDossier }>(
          CASE_DOSSIER.for(asked, lists),
          [...lists, events],
        );
        const found = new Map(
          rows.flatMap(({ key, slug, dossier }) => [[key, dossier] as const, [`slug:${slug}`, dossier] as const]),
        );
        return lookups.map((lookup) => found.get(cacheKey(lookup)) ?? null);
      },
      { cacheKeyFn: cacheKey, maxBatchSize: LARGEST_BATCH },
    );

/** Case dossiers by id or slug: the one road by which cases are read. */
export const caseLoader = dossierLoader(DOSSIER_EVENTS);

/** The same with every event, for what leaves nothing out. */
export const wholeCaseLoader = dossierLoader(MOST_EVENTS);
