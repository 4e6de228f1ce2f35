import { childrenLoader, type Flags, fuzzyJson, recordJson, recordLoader } from '@app/database';
import type { PersonDetails } from './person-details.type.js';
import { personJson } from './person.sql.js';

function detailsJson(alias: string, flags: Flags): string {
  return recordJson(flags, 'PersonDetails', alias, {
    fields: {
      person: `(SELECT ${personJson('person', flags)} FROM persons person WHERE person.id = ${alias}.person_id)`,
      born: fuzzyJson(`${alias}.born`),
      contact: `${alias}.contact`,
      consent: `${alias}.consent`,
      consentNote: `${alias}.consent_note`,
    },
  });
}

/** Details by id. */
export const personDetailsLoader = recordLoader<PersonDetails>(
  'person-details',
  (flags) => `SELECT details.id AS key, NULL AS slug, ${detailsJson('details', flags)} AS record
    FROM person_details details WHERE details.id = ANY ($1::uuid[]) AND $2::text[] IS NOT NULL`,
);

/** Of each person, the details of the highest tier that the viewer sees: a list of one, or of none. */
export const detailsOfPersonLoader = childrenLoader<PersonDetails>(
  'details-of-person',
  (flags) => `SELECT parent.key AS parent, (SELECT json_agg(${detailsJson('details', flags)}) FROM (
      SELECT * FROM person_details d WHERE d.person_id = parent.key ORDER BY d.tier DESC LIMIT 1) details) AS records
    FROM unnest($1::uuid[]) parent (key) WHERE EXISTS (SELECT FROM person_details d WHERE d.person_id = parent.key)`,
);
