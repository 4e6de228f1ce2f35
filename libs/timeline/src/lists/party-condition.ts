import { lookupOfSlugOrId, type Parameter } from '@app/database';
import type { NodeType } from '@app/kernel';

/** The id of the person or organization that a filter names by slug or ID, as a subquery of at most one row. */
export function partyId(
  value: Parameter,
  type: Extract<NodeType, 'Person' | 'Organization'>,
  slugOrId: string,
): string {
  const table = type === 'Person' ? 'persons' : 'organizations';
  const lookup = lookupOfSlugOrId(type, slugOrId);
  const condition =
    'key' in lookup ? `named.id = ${value(lookup.key, 'uuid')}` : `named.slug = ${value(lookup.slug, 'text')}`;
  const standing = `SELECT named.id FROM ${table} named WHERE ${condition}`;
  // The old slug and id of a record that was merged lead to the one that stands.
  return type === 'Person'
    ? `SELECT coalesce((${standing}), (SELECT named.into_id FROM merged_persons named WHERE ${condition}))`
    : standing;
}
