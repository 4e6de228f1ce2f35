import { HttpRefused } from '@app/kernel';

/**
 * A whole number from the query of an address.
 * @throws HttpRefused 400 for anything else
 */
export function numberIn(query: Record<string, unknown>, name: string, least: number): number | null {
  const text = query[name];
  if (text === undefined) return null;
  const number = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : -1;
  if (number >= least) return number;
  throw new HttpRefused(400, 'INVALID', `${name} is to be a whole number, ${least} at least.`);
}

/** @throws HttpRefused 400 where it is missing as well */
export function requiredNumber(query: Record<string, unknown>, name: string, least: number): number {
  const number = numberIn(query, name, least);
  if (number !== null) return number;
  throw new HttpRefused(400, 'INVALID', `${name} is missing: give a whole number, ${least} at least.`);
}
