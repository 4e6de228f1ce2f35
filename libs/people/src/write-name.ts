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

/** Writes the names of one bearer in the given order. */
export async function writeNames(
  manager: EntityManager,
  bearer: { personId: string } | { organizationId: string },
  names: readonly NameDraft[],
  tier: number,
): Promise<void> {
  for (const [ordinal, name] of names.entries()) {
    await insertRecord(
      manager,
      NameEntity,
      {
        ...bearer,
        ordinal,
        text: name.text,
        folded: fold(name.text),
        kind: name.kind,
        script: detectScript(name.text),
        language: name.language ?? null,
      },
      // The primary name is what a bearer is shown by: whoever sees the one sees the other.
      { tier: name.kind === 'PRIMARY' ? tier : Math.max(tier, name.tier ?? tier) },
    );
  }
}
