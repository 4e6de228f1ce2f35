import type { LoaderFactory } from '@app/database';
import DataLoader from 'dataloader';
import { stoodAfter } from '../editions/stood-after.js';

/** An event in an edition of its case: by their uuids, and the number of the edition. */
interface EventInEdition {
  readonly key: string;
  readonly caseKey: string;
  readonly seq: number;
}

/** What an edition says of an event and its case, as far as they are cited. */
export interface CitedEvent {
  readonly slug: string;
  readonly caseTitle: string;
  readonly title: string;
  readonly edtf: string;
}

/** A version that the public read then and may read now. */
const publicAfter = (alias: string): string =>
  `${stoodAfter(alias, 'asked.seq')} AND ${alias}.operation <> 'RETRACTED' AND ${alias}.reach = 0 AND ${alias}.shown = 0`;

/** Events ($1 uuid[]) of cases ($2 uuid[]) after change sets ($3 bigint[]). */
const CITED_EVENTS = {
  name: 'cited-events',
  text: `SELECT asked.place::integer AS place, matter.slug, matter.title AS "caseTitle", event.title, event.date_edtf AS edtf
    FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) WITH ORDINALITY asked (event_id, case_id, seq, place)
      JOIN history.cases matter ON matter.id = asked.case_id AND ${publicAfter('matter')}
      JOIN history.case_events event ON event.id = asked.event_id AND ${publicAfter('event')}`,
};

/** What editions say of events, of all that are asked for at one time in one statement; null where they do not tell of it. */
export const citedEventLoader: LoaderFactory<EventInEdition, CitedEvent | null> = ({ read }) =>
  new DataLoader<EventInEdition, CitedEvent | null, string>(
    async (wanted) => {
      const rows = await read.rows<CitedEvent & { place: number }>(CITED_EVENTS, [
        wanted.map(({ key }) => key),
        wanted.map(({ caseKey }) => caseKey),
        wanted.map(({ seq }) => seq),
      ]);
      const found = new Map(rows.map(({ place, ...told }) => [place, told]));
      return wanted.map((_, place) => found.get(place + 1) ?? null);
    },
    { cacheKeyFn: ({ key, seq }) => `${key} ${seq}`, maxBatchSize: 100 },
  );
