import type { EntityManager } from 'typeorm';

/** Runs an UPDATE or a DELETE, and answers the rows it returns. TypeORM gives them with their number, others without. */
export async function changedRows<Row>(manager: EntityManager, text: string, values: unknown[] = []): Promise<Row[]> {
  const [rows] = await manager.query<[Row[], number]>(text, values);
  return rows;
}
