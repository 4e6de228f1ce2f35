import { FuzzyDateColumns, insertRecord, type RecordOptions, sealedSlug } from '@app/database';
import type { EntityManager } from 'typeorm';
import { PersonEntity } from './person.entity.js';
import { RelationshipEntity } from './relationship.entity.js';
import { type NameDraft, writeNames } from './write-name.js';

/** A person to be written; dates are EDTF. */
export interface PersonDraft extends RecordOptions {
  slug: string;
  names: readonly NameDraft[];
  gender?: string | null;
  born?: string | null;
  died?: string | null;
  nationalities?: readonly string[];
  occupations?: readonly string[];
  summary?: string | null;
}

/** Writes a person with their names, and answers the id. */
export async function writePerson(manager: EntityManager, draft: PersonDraft): Promise<string> {
  const tier = draft.tier ?? 2;
  const personId = await insertRecord(
    manager,
    PersonEntity,
    {
      slug: tier > 2 ? sealedSlug() : draft.slug,
      gender: draft.gender ?? null,
      born: FuzzyDateColumns.of(draft.born),
      died: FuzzyDateColumns.of(draft.died),
      nationalities: [...(draft.nationalities ?? [])],
      occupations: [...(draft.occupations ?? [])],
      summary: draft.summary ?? null,
    },
    draft,
  );
  await writeNames(manager, { personId }, draft.names, tier);
  return personId;
}

/** A relationship to be written: `from` is the `kind` of `to`. */
export interface RelationshipDraft extends RecordOptions {
  fromId: string;
  toId: string;
  kind: string;
  note?: string | null;
  period?: string | null;
}

/** Writes a relationship between two persons, and answers its id. */
export async function writeRelationship(manager: EntityManager, draft: RelationshipDraft): Promise<string> {
  const { fromId, toId, kind } = draft;
  return insertRecord(
    manager,
    RelationshipEntity,
    { fromId, toId, kind, note: draft.note ?? null, period: FuzzyDateColumns.of(draft.period) },
    draft,
  );
}
