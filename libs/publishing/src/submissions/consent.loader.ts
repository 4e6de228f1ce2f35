import type { LoaderFactory } from '@app/database';
import type { Consent } from '@app/people';
import DataLoader from 'dataloader';

/** The most restrictive first: whoever refused somewhere has refused. */
export const CONSENTS_BY_RESTRICTION = ['REFUSED', 'WITHDRAWN', 'NOT_POSSIBLE', 'UNKNOWN', 'GIVEN'] as const;

const STATEMENT = {
  name: 'consents',
  text: `SELECT p.id AS person, (SELECT d.consent FROM live.person_details d WHERE d.person_id = p.id AND d.consent IS NOT NULL
      ORDER BY array_position(ARRAY['${CONSENTS_BY_RESTRICTION.join("', '")}'], d.consent) LIMIT 1) AS consent FROM unnest($1::uuid[]) p (id)`,
};

/** What a person said about being named in public, by uuid, as far as the viewer may see it; null where nothing is on record. */
export const consentLoader: LoaderFactory<string, Consent | null> = ({ read }) =>
  new DataLoader<string, Consent | null, string>(async (persons) => {
    const rows = await read.rows<{ person: string; consent: Consent | null }>(STATEMENT, [persons]);
    const found = new Map(rows.map(({ person, consent }) => [person, consent]));
    return persons.map((person) => found.get(person) ?? null);
  });
