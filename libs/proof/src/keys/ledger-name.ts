import { randomBytes } from 'node:crypto';

/**
 * What the ledger of an installation is called in its checkpoints where nobody says otherwise: where readers reach it, or a name that
 * no other has.
 * @param publicUrl  the setting PUBLIC_URL
 */
export function ledgerName(publicUrl: string | null): string {
  if (publicUrl === null) return `casetrail-${randomBytes(6).toString('hex')}`;
  const { host, pathname } = new URL(publicUrl);
  return `${host}${pathname === '/' ? '' : pathname.replaceAll('+', '%2B')}`;
}
