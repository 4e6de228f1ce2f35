import { BadInput, decodeId, decodePastId, type LookupArgs, type NodeType } from '@app/kernel';
import type { Lookup } from './loaders.js';

/**
 * Reads the two arguments that name one record. Null where they name nothing that could exist: an unknown slug and an
 * id of another kind are answered alike.
 *
 * @param asOf  the change set that is asked for; null: the present
 * @throws BadInput where both are given, or neither; where the id was read at another time.
 */
export function lookupOf(
  type: NodeType,
  { slug = null, id = null }: LookupArgs,
  { asOf }: { readonly asOf: number | null },
): Lookup | null {
  if (slug !== null && id !== null) {
    throw new BadInput('"slug" and "id" name one record in two ways. Give one of them.', ['id']);
  }
  if (slug !== null) return { slug };
  if (id !== null) return lookupOfId(type, withinTime(id, asOf, ['id']));
  throw new BadInput('Neither "slug" nor "id" is given. Give one of them.', ['slug']);
}

/** An argument that takes a slug or an id. It names a record, whenever its id was read. */
export function lookupOfSlugOrId(type: NodeType, text: string): Lookup {
  return lookupOfId(type, decodePastId(text) ? ownId(text) : text) ?? { slug: text };
}

/**
 * The ID without the change set it may bear.
 * @throws BadInput where that is another one than is asked for
 */
export function withinTime(id: string, asOf: number | null, argument: readonly string[]): string {
  const past = decodePastId(id);
  if (!past) return id;
  if (past.seq === asOf) return ownId(id);
  const here = asOf === null ? 'the present' : `asOf(seq: ${asOf})`;
  throw new BadInput(
    `This ID was read as of change set ${past.seq}, and here ${here} is asked for. Ask for it by "node", or within asOf(seq: ${past.seq}).`,
    argument,
  );
}

const ownId = (id: string): string => id.slice(0, id.indexOf('@'));

function lookupOfId(type: NodeType, id: string): Lookup | null {
  const decoded = decodeId(id);
  return decoded?.type === type ? { key: decoded.uuid } : null;
}
