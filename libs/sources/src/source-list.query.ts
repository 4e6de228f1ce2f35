import { type Condition, isGiven, type ListQuery, lookupOfSlugOrId } from '@app/database';
import { containing } from '@app/names';
import type { SourceFilter } from './source.filter.js';

/** Sources, the latest published first, as far as the filter lets them through. */
export function sourceList(filter: SourceFilter | null | undefined): ListQuery {
  const conditions: Condition[] = [];
  const { kind, publisher, language, publishedFrom, publishedTo, text } = filter ?? {};
  if (kind) conditions.push((value) => `source.kind = ${value(kind, 'text')}`);
  if (language) conditions.push((value) => `source.language = ${value(language, 'text')}`);
  if (isGiven(publisher)) {
    const lookup = lookupOfSlugOrId('Organization', publisher);
    conditions.push(
      (value) => `source.id IN (SELECT pointer.from_source_id FROM pointers pointer JOIN organizations publisher
        ON publisher.id = pointer.to_organization_id WHERE pointer.role = 'PUBLISHER'
        AND ${'key' in lookup ? `publisher.id = ${value(lookup.key, 'uuid')}` : `publisher.slug = ${value(lookup.slug, 'text')}`})`,
    );
  }
  // A bound that is open or unknown stops nothing; a source without any date matches no dates.
  if (publishedFrom) {
    conditions.push(
      (value) => `source.published_edtf IS NOT NULL AND (source.published_latest >= ${value(publishedFrom, 'date')}
        OR (source.published_latest IS NULL AND source.published_earliest IS NOT NULL))`,
    );
  }
  if (publishedTo) {
    conditions.push(
      (value) => `source.published_edtf IS NOT NULL AND (source.published_earliest <= ${value(publishedTo, 'date')}
        OR (source.published_earliest IS NULL AND source.published_latest IS NOT NULL))`,
    );
  }
  if (text) conditions.push((value) => `source.id IN (SELECT sources_titled_like(${value(containing(text), 'text')}))`);
  return {
    key: 'source.id',
    from: 'sources source',
    conditions,
    order: [
      {
        expression: `coalesce(source.published_earliest, source.published_latest, '-infinity'::date)`,
        type: 'date',
        unknown: '-infinity',
      },
      { expression: 'source.id', type: 'uuid' },
    ],
    descending: true,
  };
}
