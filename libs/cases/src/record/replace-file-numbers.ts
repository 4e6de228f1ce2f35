import { PointerEntity } from '@app/database';
import { type EntityManager, In } from 'typeorm';
import { CaseFileNumberEntity } from '../case-file-number.entity.js';
import { writeFileNumber } from '../write-file-number.js';

/** A file number as wanted: as the authority writes it, and whose it is where that is known. */
export interface WantedFileNumber {
  readonly value: string;
  readonly authorityId: string | null;
}

/** Puts file numbers in the place of those of a case; what stands already is left alone. */
export async function replaceFileNumbers(
  manager: EntityManager,
  caseId: string,
  wanted: readonly WantedFileNumber[],
  tier: number,
): Promise<void> {
  const rest = await manager.find(CaseFileNumberEntity, { where: { caseId }, order: { ordinal: 'ASC', id: 'ASC' } });
  const pointers = await manager.find(PointerEntity, {
    where: { role: 'AUTHORITY', fromFileNumberId: In(rest.map(({ id }) => id)) },
  });
  const authorityOf = new Map(pointers.map((pointer) => [pointer.fromFileNumberId, pointer.toOrganizationId]));
  const kept = wanted.map(({ value, authorityId }) => {
    const place = rest.findIndex((row) => row.value === value && (authorityOf.get(row.id) ?? null) === authorityId);
    return place < 0 ? null : rest.splice(place, 1)[0]!;
  });
  if (rest.length > 0) {
    const gone = rest.map(({ id }) => id);
    await manager.query('SELECT live.drop_pointers($1, $2)', ['from_file_number_id', gone]);
    await manager.delete(CaseFileNumberEntity, gone);
  }
  for (const [ordinal, { value, authorityId }] of wanted.entries()) {
    const row = kept[ordinal];
    if (row && row.ordinal !== ordinal) await manager.update(CaseFileNumberEntity, row.id, { ordinal });
    if (!row) await writeFileNumber(manager, caseId, { value, authorityId }, ordinal, tier);
  }
}
