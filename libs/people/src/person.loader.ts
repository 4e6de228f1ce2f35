import { recordLoader } from '@app/database';
import { personJson } from './person.sql.js';
import type { Person } from './person.type.js';

/** Persons by id or slug. */
export const personLoader = recordLoader<Person>(
  'persons',
  (flags) => `SELECT person.id AS key, person.slug, ${personJson('person', flags)} AS record
    FROM persons person WHERE person.id = ANY ($1::uuid[]) OR person.slug = ANY ($2::text[])`,
);
