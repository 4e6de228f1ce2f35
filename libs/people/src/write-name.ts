import { insertRecord } from '@app/database';
import { detectScript, fold } from '@app/names';
import type { EntityManager } from 'typeorm';
import { NameEntity } from './name.entity.js';

/** A name to be written; the script is found from the text. */
export interface NameDraft {
  text: string;
  kind: string;
  language?: string | null;
  /** A tier above the bearer's own, for a name that is more delicate than its bearer; never the primary one. */
  tier?: number;
}

type Bearer = { personId: string } | { organizationId: string };

/** Writes the names of one bearer in the given order. */
export async function writeNames(
  manager: EntityManager,
  bearer: Bearer,
  names: readonly NameDraft[],
  tier: number,
): Promise<void> {
  for (const [ordinal, name] of names.entries()) {
    // The primary name is what a bearer is shown by: whoever sees the one sees the other.
    const own = name.kind === 'PRIMARY' ? tier : Math.max(tier, name.tier ?? tier);
    await writeName(manager, bearer, name, ordinal, own);
  }
}

/** Writes one name in its place among the others. */
export async function writeName(
  manager: EntityManager,
  bearer: Bearer,
  { text, kind, language }: NameDraft,
  ordinal: number,
  tier: number,
): Promise<void> {
  await insertRecord(
    manager,
    NameEntity,
    { ...bearer, ordinal, text, folded: fold(text), kind, script: detectScript(text), language: language ?? null },
    { tier },
  );
}
