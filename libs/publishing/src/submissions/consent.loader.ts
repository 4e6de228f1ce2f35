import type { LoaderFactory } from '@app/database';
import type { Consent } from '@app/people';
import DataLoader from 'dataloader';
import { consentSql } from '../plan/consent.sql.js';

const STATEMENT = {
  name: 'consents',
  text: `SELECT p.id AS person, ${consentSql('p.id')} AS consent FROM unnest($1::uuid[]) p (id)`,
};

/** What a person said about being named in public, by uuid, as far as the viewer may see it; null where nothing is on record. */
export const consentLoader: LoaderFactory<string, Consent | null> = ({ read }) =>
  new DataLoader<string, Consent | null, string>(async (persons) => {
    const rows = await read.rows<{ person: string; consent: Consent | null }>(STATEMENT, [persons]);
    const found = new Map(rows.map(({ person, consent }) => [person, consent]));
    return persons.map((person) => found.get(person) ?? null);
  });
