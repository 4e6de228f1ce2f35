import { childrenLoader, type Flags, fuzzyJson, listJson, recordJson, recordLoader } from '@app/database';
import { personJson } from './person.sql.js';
import type { Relationship } from './relationship.type.js';

function relationshipJson(alias: string, flags: Flags): string {
  const end = (column: string) =>
    `(SELECT ${personJson('person', flags)} FROM persons person WHERE person.id = ${alias}.${column})`;
  return recordJson(flags, 'Relationship', alias, {
    fields: {
      from: end('from_id'),
      to: end('to_id'),
      kind: `${alias}.kind`,
      note: `${alias}.note`,
      period: fuzzyJson(`${alias}.period`),
    },
  });
}

/** Relationships by id. */
export const relationshipLoader = recordLoader<Relationship>(
  'relationships',
  (flags) => `SELECT relationship.id AS key, NULL AS slug, ${relationshipJson('relationship', flags)} AS record
    FROM relationships relationship WHERE relationship.id = ANY ($1::uuid[]) AND $2::text[] IS NOT NULL`,
);

/** The relationships a person stands in, at either end. */
export const relationshipsOfPersonLoader = childrenLoader<Relationship>(
  'relationships-of-person',
  (flags) =>
    `SELECT parent.key AS parent, ${listJson(
      relationshipJson('relationship', flags),
      `(SELECT * FROM relationships WHERE from_id = parent.key UNION ALL SELECT * FROM relationships WHERE to_id = parent.key) relationship`,
      'relationship.kind, relationship.id',
    )} AS records FROM unnest($1::uuid[]) parent (key)`,
);
