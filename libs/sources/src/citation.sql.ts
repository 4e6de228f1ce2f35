import { type Flags, fuzzyJson, listJson, recordJson } from '@app/database';
import { organizationJson } from '@app/organizations';
import { personJson, primaryNameOf } from '@app/people';

/** A source as `CitedSource` has it. */
const citedJson = (
  alias: string,
): string => `json_build_object('slug', ${alias}.slug, 'kind', ${alias}.kind, 'title', ${alias}.title,
  'authors', ${listJson(
    `json_build_object('name', author.name, 'isPerson', EXISTS (SELECT FROM pointers pointer WHERE pointer.from_author_id = author.id AND pointer.role = 'AUTHOR'))`,
    `source_authors author WHERE author.source_id = ${alias}.id`,
    'author.ordinal',
  )},
  'publisher', (SELECT ${primaryNameOf('organization_id', 'publisher')} FROM pointers pointer
    JOIN organizations publisher ON publisher.id = pointer.to_organization_id WHERE pointer.from_source_id = ${alias}.id AND pointer.role = 'PUBLISHER'),
  'publishedOn', ${fuzzyJson(`${alias}.published`)}, 'url', ${alias}.url, 'archivedUrl', ${alias}.archived_url,
  'accessedOn', ${alias}.accessed_on, 'language', ${alias}.language)`;

/** A source, with what the document asks of sources: authors in reading order, the publisher. */
export function sourceJson(alias: string, flags: Flags): string {
  return recordJson(flags, 'Source', alias, {
    fields: {
      cite: citedJson(alias),
      csl: citedJson(alias),
      slug: `${alias}.slug`,
      kind: `${alias}.kind`,
      title: `${alias}.title`,
      publishedOn: fuzzyJson(`${alias}.published`),
      url: `${alias}.url`,
      archivedUrl: `${alias}.archived_url`,
      accessedOn: `${alias}.accessed_on`,
      language: `${alias}.language`,
      tags: `${alias}.tags`,
      reliability: `${alias}.reliability`,
      disclosure: `${alias}.disclosure`,
      authors: listJson(
        `json_build_object('name', author.name, 'person', (SELECT ${personJson('person', flags)} FROM pointers pointer
          JOIN persons person ON person.id = pointer.to_person_id WHERE pointer.from_author_id = author.id AND pointer.role = 'AUTHOR'))`,
        `source_authors author WHERE author.source_id = ${alias}.id`,
        'author.ordinal',
      ),
      publisher: `(SELECT ${organizationJson('publisher', flags)} FROM pointers pointer
        JOIN organizations publisher ON publisher.id = pointer.to_organization_id
        WHERE pointer.from_source_id = ${alias}.id AND pointer.role = 'PUBLISHER')`,
    },
  });
}

/** Citations of the record whose id stands in `id`, by the citations' column for that kind of subject; oldest first. */
export function citationsJson(column: string, id: string, flags: Flags): string {
  return listJson(
    citationJson('citation', 'source', flags),
    `citations citation JOIN sources source ON source.id = citation.source_id WHERE citation.${column} = ${id}`,
    'citation.ordinal',
  );
}

/** One citation with its source. */
export function citationJson(alias: string, source: string, flags: Flags): string {
  return recordJson(flags, 'Citation', alias, {
    fields: {
      source: sourceJson(source, flags),
      locator: `${alias}.locator`,
      quote: `${alias}.quote`,
      stance: `${alias}.stance`,
      credibility: `${alias}.credibility`,
    },
  });
}
