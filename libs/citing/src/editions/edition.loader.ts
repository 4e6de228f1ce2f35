import type { LoaderFactory } from '@app/database';
import DataLoader from 'dataloader';
import {
  type EditionKey,
  type EventEditionKey,
  findEditions,
  findEditionsWithEvents,
  type PublicEdition,
} from './public-editions.query.js';

/** Public editions of a request's cases; those asked for at one time in one statement. */
export const editionLoader: LoaderFactory<EditionKey, PublicEdition | null> = ({ read }) =>
  new DataLoader<EditionKey, PublicEdition | null, string>((wanted) => findEditions(read, wanted), {
    cacheKeyFn: ({ key, seq }) => `${key} ${seq}`,
    maxBatchSize: 100,
  });

/** The newest public editions in which a request's events stand; those asked for at one time in two statements. */
export const eventEditionLoader: LoaderFactory<EventEditionKey, PublicEdition | null> = ({ read }) =>
  new DataLoader<EventEditionKey, PublicEdition | null, string>((wanted) => findEditionsWithEvents(read, wanted), {
    cacheKeyFn: ({ key, seq }) => `${key} ${seq}`,
    maxBatchSize: 100,
  });

const LAST_UPDATES = {
  name: 'last-updates',
  text: `SELECT line.case_id AS key, line.updated_seq::integer AS seq FROM live.case_lines line WHERE line.case_id = ANY ($1::uuid[])`,
};

/** The last change set that the viewer can tell of, of cases as they stand at present; null where they see none. */
export const lastUpdateLoader: LoaderFactory<string, number | null> = ({ read }) =>
  new DataLoader<string, number | null, string>(
    async (keys) => {
      const rows = await read.rows<{ key: string; seq: number }>(LAST_UPDATES, [keys]);
      const found = new Map(rows.map(({ key, seq }) => [key, seq]));
      return keys.map((key) => found.get(key) ?? null);
    },
    { maxBatchSize: 100 },
  );
