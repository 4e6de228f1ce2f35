import type { GraphContext } from '@app/database';
import { statuteLoader } from '@app/statutes';
import type { CasePart, StatutePart } from '../../document/parts.js';

/** The statutes under whose articles cases are brought, in the order of their ids. */
export async function statutesOf(cases: readonly CasePart[], context: GraphContext): Promise<StatutePart[]> {
  const keys = new Set(cases.flatMap(({ charges }) => charges.flatMap(({ article }) => article?.statuteKey ?? [])));
  const found = await Promise.all([...keys].toSorted().map((key) => context.loader(statuteLoader).load({ key })));
  return found.filter((statute) => statute !== null);
}
