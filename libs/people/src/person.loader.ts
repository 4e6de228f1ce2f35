import { recordLoader } from '@app/database';
import { personJson } from './person.sql.js';
import type { Person } from './person.type.js';

/** Persons by id or slug, also by those of records that were merged into them. */
export const personLoader = recordLoader<Person>(
  'persons',
  (flags) => `SELECT asked.key, asked.slug, ${personJson('person', flags)} AS record FROM (
      SELECT p.id AS key, p.slug, p.id FROM persons p WHERE p.id = ANY ($1::uuid[]) OR p.slug = ANY ($2::text[])
      UNION ALL SELECT m.id, m.slug, m.into_id FROM merged_persons m WHERE m.id = ANY ($1::uuid[]) OR m.slug = ANY ($2::text[])) asked
    JOIN persons person ON person.id = asked.id`,
);
