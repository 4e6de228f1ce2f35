import { sealedSlug } from '@app/database';
import type { EntityManager } from 'typeorm';
import type { LockedRow } from './locked-row.js';
import type { RecordType } from './record-kinds.js';

const SEALED = 3;
const SLUGGED: readonly RecordType[] = ['Person', 'Organization', 'Source', 'Case'];
const NAMED: readonly RecordType[] = ['Person', 'Organization'];

/** The columns to write with a raised tier; both undefined where it is not raised. */
export interface RaisedColumns {
  readonly tier: number | undefined;
  readonly slug: string | undefined;
}

/**
 * What else goes with raising a record's tier, whoever does it; to be asked before the tier is written. A name that was more
 * hidden than its bearer is held back from publications, since its tier no longer tells. A slug that tells gives way to
 * one that does not, and so do those of whoever was merged into a person.
 */
export async function raiseTier(
  manager: EntityManager,
  type: RecordType,
  row: LockedRow,
  tier: number,
): Promise<RaisedColumns> {
  if (tier <= row.tier) return { tier: undefined, slug: undefined };
  if (NAMED.includes(type)) await manager.query('SELECT live.hold_names($1)', [[row.id]]);
  if (tier < SEALED || !SLUGGED.includes(type)) return { tier, slug: undefined };
  if (type === 'Person') await sealFormerSlugs(manager, row.id);
  return { tier, slug: sealedSlug() };
}

async function sealFormerSlugs(manager: EntityManager, person: string): Promise<void> {
  const former = await manager.query<{ id: string }[]>('SELECT id FROM live.merged_persons WHERE into_id = $1', [
    person,
  ]);
  if (former.length === 0) return;
  await manager.query(
    'UPDATE live.merged_persons m SET slug = n.slug FROM unnest($1::uuid[], $2::text[]) n (id, slug) WHERE m.id = n.id',
    [former.map(({ id }) => id), former.map(() => sealedSlug())],
  );
}
