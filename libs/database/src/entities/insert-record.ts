import { randomBytes, randomUUID } from 'node:crypto';
import type { DeepPartial, EntityManager, ObjectLiteral } from 'typeorm';

/** What a writer may say of any record besides its content. */
export interface RecordOptions {
  /** 0 PUBLIC to 3 SEALED; 2 (RESTRICTED) if left out. */
  tier?: number;
  /** Leave the record out of any publication. */
  hold?: boolean;
}

/**
 * Inserts one record under a new random id and answers that id. Ids are random so that they tell neither how many
 * records there are nor when one was made. Nothing is read back: the row may be above what its writer sees.
 */
export async function insertRecord<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Entity,
  values: DeepPartial<Entity>,
  options: RecordOptions = {},
): Promise<string> {
  const id = randomUUID();
  await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values({ ...values, id, tier: options.tier ?? 2, hold: options.hold ?? false } as never)
    .updateEntity(false)
    .execute();
  return id;
}

/** The slug a SEALED record gets, whatever was asked for: a taken slug must not tell that something is there. */
export function sealedSlug(): string {
  return `sealed-${randomBytes(12).toString('hex')}`;
}
