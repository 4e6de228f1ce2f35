import { type Condition, type ListQuery } from '@app/database';
import { containing } from '@app/names';
import type { OrganizationFilter } from './organization.filter.js';

/** Organizations by name, as far as the filter lets them through. */
export function organizationList(filter: OrganizationFilter | null | undefined): ListQuery {
  const conditions: Condition[] = [() => `name.kind = 'PRIMARY'`];
  const { country, kind, text } = filter ?? {};
  if (country) conditions.push((value) => `organization.country = ${value(country, 'text')}`);
  if (kind) conditions.push((value) => `organization.kind = ${value(kind, 'text')}`);
  if (text)
    conditions.push(
      (value) => `organization.id IN (SELECT organizations_named_like(${value(containing(text), 'text')}))`,
    );
  return {
    key: 'organization.id',
    from: 'names name JOIN organizations organization ON organization.id = name.organization_id',
    conditions,
    order: [
      { expression: 'name.folded', type: 'text' },
      { expression: 'name.organization_id', type: 'uuid' },
    ],
    descending: false,
  };
}
