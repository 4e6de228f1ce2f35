import { cite, type CitationStyle, type CitedSource, type CslItem, recordItem, sourceItem } from '@app/bibliography';
import type { SourceRecord } from '../document/gathered.js';
import type { EditionDocument } from '../document/edition-document.js';
import type { EditionView } from '../formats/edition-view.js';
import { consultedSourceItem } from './consulted-source.js';
import { INSTALLATION } from './installation.js';

/**
 * What an edition is cited as: a source as what it is, an article or a judgment, with a note of the edition; a case or a person as
 * a record of ours.
 *
 * @param locale  for dates that need words
 */
export function editionItem(view: EditionView, locale = 'en'): CslItem {
  const { document } = view;
  if (!('source' in document)) return recordItem(cited(view), null, locale);
  const { sealed, permalink } = view;
  const edition = { ...document.edition, sha256: sealed, permalink };
  return consultedSourceItem(citedSource(document.source, document), edition, locale);
}

/** An edition, cited: as the graph has it of a case or a source. */
export function citeEdition(view: EditionView, style: CitationStyle, locale = 'en'): string {
  const item = editionItem(view, locale);
  return cite(item, style, locale, 'source' in view.document ? item.note : undefined);
}

/** A source that a document lists. */
export function citedSourceItem(
  source: SourceRecord,
  document: Pick<EditionDocument, 'organizations'>,
  locale = 'en',
): CslItem {
  return sourceItem(citedSource(source, document), locale);
}

/** What a source is cited by, of a document that tells it. */
export function citedSource(
  source: SourceRecord,
  { organizations }: Pick<EditionDocument, 'organizations'>,
): CitedSource {
  const publisher = organizations.find(({ id }) => id === source.publisher)?.name ?? null;
  const authors = source.authors.map(({ name, person }) => ({ name, isPerson: person !== null }));
  return { ...source, kind: source.kind as CitedSource['kind'], authors, publisher };
}

function cited({ document, sealed, permalink }: EditionView) {
  if ('source' in document) throw new Error('A source has no events.');
  const { slug } = 'case' in document ? document.case : document.person;
  const title = 'case' in document ? document.case.title : document.person.name;
  return { installation: INSTALLATION, slug, title, ...document.edition, sha256: sealed, permalink };
}
