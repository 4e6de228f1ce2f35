import { type Flag, type Flags, fuzzyJson, listJson, recordedJson, when } from '@app/database';
import { organizationJson, type PartyFlags, partyFlags } from '@app/organizations';
import { personJson } from '@app/people';

/** Which parts of a source are asked for. */
export interface SourceFlags {
  authors: Flag;
  publisher: Flag;
  recordedAt: Flag;
  parties: PartyFlags;
}

/** Asks which parts of sources, and of the parties they name, a statement is to bring. */
export function sourceFlags(flags: Flags): SourceFlags {
  return {
    authors: flags.asked('Source.authors'),
    publisher: flags.asked('Source.publisher'),
    recordedAt: flags.asked('Source.recordedAt'),
    parties: partyFlags(flags),
  };
}

/** A source with its authors in reading order and its publisher. */
export function sourceJson(alias: string, flags: SourceFlags): string {
  return `json_build_object(${recordedJson('Source', alias, flags.recordedAt)}, 'slug', ${alias}.slug, 'kind', ${alias}.kind,
    'title', ${alias}.title, 'publishedOn', ${fuzzyJson(`${alias}.published`)}, 'url', ${alias}.url, 'archivedUrl', ${alias}.archived_url,
    'accessedOn', ${alias}.accessed_on, 'language', ${alias}.language, 'tags', ${alias}.tags, 'reliability', ${alias}.reliability,
    'disclosure', ${alias}.disclosure,
    'authors', ${when(
      flags.authors,
      `SELECT ${listJson(
        `json_build_object('name', author.name, 'person', (SELECT ${personJson('person', flags.parties.person)} FROM pointers pointer
          JOIN persons person ON person.id = pointer.to_person_id WHERE pointer.from_author_id = author.id AND pointer.role = 'AUTHOR'))`,
        `source_authors author WHERE author.source_id = ${alias}.id`,
        'author.ordinal',
      )}`,
    )},
    'publisher', ${when(
      flags.publisher,
      `SELECT ${organizationJson('publisher', flags.parties.organization)} FROM pointers pointer JOIN organizations publisher ON publisher.id = pointer.to_organization_id
        WHERE pointer.from_source_id = ${alias}.id AND pointer.role = 'PUBLISHER'`,
    )})`;
}

/** Citations of the record whose id stands in `id`, by the citations' column for that kind of subject; oldest first. */
export function citationsJson(column: string, id: string, flags: SourceFlags): string {
  return listJson(
    citationJson('citation', 'source', flags),
    `citations citation JOIN sources source ON source.id = citation.source_id WHERE citation.${column} = ${id}`,
    'citation.ordinal',
  );
}

/** One citation with its source. */
export function citationJson(alias: string, source: string, flags: SourceFlags): string {
  return `json_build_object('__typename', 'Citation', 'key', ${alias}.id, 'id', 'Citation_' || ${alias}.id,
    'source', ${sourceJson(source, flags)}, 'locator', ${alias}.locator, 'quote', ${alias}.quote, 'stance', ${alias}.stance,
    'credibility', ${alias}.credibility)`;
}
