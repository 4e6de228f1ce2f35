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
 * Records to be inserted together, such as an event and its parts: in the order in which they are added, so what others refer
 * to is to be added first; and sent without one waiting for the answer to another.
 */
export class Inserts {
  readonly #records: { readonly entity: new () => ObjectLiteral; readonly row: object }[] = [];

  /**
   * One record more, under a new random id, which is the answer. Ids are random so that they tell neither how many records
   * there are nor when one was made.
   */
  add<Entity extends ObjectLiteral>(
    entity: new () => Entity,
    values: DeepPartial<Entity>,
    { tier = 2, hold = false }: RecordOptions = {},
  ): string {
    const id = randomUUID();
    this.#records.push({ entity, row: { ...values, id, tier, hold } });
    return id;
  }

  /**
   * Inserts them, each by a statement of its own: a text for every number of rows would be prepared for every number. Nothing
   * is read back: a row may be above what its writer sees.
   */
  async write(manager: EntityManager): Promise<void> {
    const sent = this.#records.map(({ entity, row }) => {
      const insert = manager.createQueryBuilder().insert().into(entity).values(row).updateEntity(false);
      return manager.query(...insert.getQueryAndParameters());
    });
    await Promise.all(sent);
  }
}

/** Inserts one record and answers its id. */
export async function insertRecord<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Entity,
  values: DeepPartial<Entity>,
  options: RecordOptions = {},
): Promise<string> {
  const inserts = new Inserts();
  const id = inserts.add(entity, values, options);
  await inserts.write(manager);
  return id;
}

/** The slug a SEALED record gets, whatever was asked for: a taken slug must not tell that something is there. */
export function sealedSlug(): string {
  return `sealed-${randomBytes(12).toString('hex')}`;
}
