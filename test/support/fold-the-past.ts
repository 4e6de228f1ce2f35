import { migrationSource } from '@app/database';
import { checkLines, refoldTouched } from '@app/timeline';
import type { TestDatabase } from './test-database.js';

/** Gives what was written without a fold the lines, and the past of lines, that it should have: as the check would. */
export async function foldThePast({ addresses }: TestDatabase): Promise<void> {
  const source = await migrationSource(addresses.owner, []).initialize();
  await checkLines(source, { report: () => undefined, repair: true, settle: refoldTouched });
  await source.destroy();
}
