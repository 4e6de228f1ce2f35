import { insertRecord, PointerEntity } from '@app/database';
import { fold } from '@app/names';
import type { EntityManager } from 'typeorm';
import { CaseFileNumberEntity } from './case-file-number.entity.js';

/** Writes one file number in its place among the others. */
export async function writeFileNumber(
  manager: EntityManager,
  caseId: string,
  { value, authorityId }: { value: string; authorityId?: string | null },
  ordinal: number,
  tier: number,
): Promise<void> {
  const number = { caseId, ordinal, value, valueFolded: fold(value) };
  const fromFileNumberId = await insertRecord(manager, CaseFileNumberEntity, number, { tier });
  if (!authorityId) return;
  const pointer = { role: 'AUTHORITY', fromFileNumberId, toOrganizationId: authorityId };
  await insertRecord(manager, PointerEntity, pointer, { tier });
}
