import { BadInput, decodeId, type LookupArgs, type NodeType } from '@app/kernel';
import type { Lookup } from './loaders.js';

/**
 * Reads the two arguments that name one record. Null where they name nothing that could exist: an unknown slug and an
 * id of another kind are answered alike.
 *
 * @throws BadInput where both are given, or neither.
 */
export function lookupOf(type: NodeType, { slug = null, id = null }: LookupArgs): Lookup | null {
  if (slug !== null && id !== null) {
    throw new BadInput('"slug" and "id" name one record in two ways. Give one of them.', ['id']);
  }
  if (slug !== null) return { slug };
  if (id !== null) return lookupOfId(type, id);
  throw new BadInput('Neither "slug" nor "id" is given. Give one of them.', ['slug']);
}

/** An argument that takes a slug or an id. */
export function lookupOfSlugOrId(type: NodeType, text: string): Lookup {
  return lookupOfId(type, text) ?? { slug: text };
}

function lookupOfId(type: NodeType, id: string): Lookup | null {
  const decoded = decodeId(id);
  return decoded?.type === type ? { key: decoded.uuid } : null;
}
