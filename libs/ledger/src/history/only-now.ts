import type { GraphContext } from '@app/database';
import { BadInput } from '@app/kernel';

/**
 * Says of a field that what it shows has no past.
 * @throws BadInput under `asOf`
 */
export function onlyNow(field: string, { asOf }: GraphContext): void {
  if (asOf === null) return;
  throw new BadInput(`"${field}" shows what waits now, and has no past. Ask for it outside "asOf".`, [field]);
}
