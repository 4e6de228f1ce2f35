import { type CitedSource, type CslItem, recordItem, sourceItem } from '@app/bibliography';
import type { SourceRecord } from '../document/gathered.js';
import type { EditionDocument } from '../document/edition-document.js';
import type { EditionView } from '../formats/edition-view.js';
import { INSTALLATION } from './installation.js';

/**
 * What an edition is cited as: a source as what it is, an article or a judgment; a case or a person as a record of ours.
 *
 * @param locale  for dates that need words
 */
export function editionItem(view: EditionView, locale = 'en'): CslItem {
  const { document } = view;
  return 'source' in document
    ? citedSourceItem(document.source, document, locale)
    : recordItem(cited(view), null, locale);
}

/** A source that a document lists. */
export function citedSourceItem(
  source: SourceRecord,
  { organizations }: Pick<EditionDocument, 'organizations'>,
  locale = 'en',
): CslItem {
  const publisher = organizations.find(({ id }) => id === source.publisher)?.name ?? null;
  const authors = source.authors.map(({ name, person }) => ({ name, isPerson: person !== null }));
  return sourceItem({ ...source, kind: source.kind as CitedSource['kind'], authors, publisher }, locale);
}

function cited({ document, sealed, permalink }: EditionView) {
  if ('source' in document) throw new Error('A source has no events.');
  const { slug } = 'case' in document ? document.case : document.person;
  const title = 'case' in document ? document.case.title : document.person.name;
  return { installation: INSTALLATION, slug, title, ...document.edition, sha256: sealed, permalink };
}
