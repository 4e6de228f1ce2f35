import type { SourceDocument } from '../document/source-document.js';
import type { Table } from './csv-table.js';
import { cited } from './csv-events.js';
import type { EditionView } from './edition-view.js';
import { Listed } from './listed.js';

/**
 * One row: the source itself. Lists are joined by "; ".
 *
 * - `source`: its slug; `edition`: the number of this edition; `address`: where that stands
 * - `kind`, `title`, `authors`, `publisher`: what it is, and names of who made it
 * - `published`: when, as EDTF; `earliest`, `latest`: the first and the last day that can mean
 * - `url`, `archived_url`: where it and its archived copy can be read; `accessed`: the day somebody did
 * - `language`: a BCP 47 tag; `tags`: keywords
 * - `reliability`: its letter by the Admiralty code; `disclosure`: what a reader has to know to judge it
 * - `sources`, `disputed_by`: the slugs of other sources that what is said of it rests on, and that speak against it
 */
export function sourceRows(document: SourceDocument, { permalink }: EditionView): Table {
  const { source, edition } = document;
  const listed = new Listed(document);
  const row = {
    source: source.slug,
    edition: edition.seq,
    address: permalink,
    kind: source.kind,
    title: source.title,
    authors: source.authors.map(({ name }) => name).join('; '),
    publisher: source.publisher && listed.name(source.publisher),
    published: source.publishedOn?.edtf ?? null,
    earliest: source.publishedOn?.earliest ?? null,
    latest: source.publishedOn?.latest ?? null,
    url: source.url,
    archived_url: source.archivedUrl,
    accessed: source.accessedOn,
    language: source.language,
    tags: source.tags.join('; '),
    reliability: source.reliability,
    disclosure: source.disclosure,
    sources: cited(source.citations, 'SUPPORTS', listed),
    disputed_by: cited(source.citations, 'DISPUTES', listed),
  };
  return { columns: Object.keys(row), rows: [row] };
}
