import type { EditionDocument } from './edition-document.js';

/**
 * The address of an edition, by the slug that the record had in it: a document never changes, and so neither does what is cited. The slug that it has
 * today may be another; from this one, readers are led there.
 *
 * @param url  where readers reach the service, without a slash at the end
 */
export function permalinkOf(url: string, document: EditionDocument): string {
  const { seq } = document.edition;
  if ('case' in document) return `${url}/cases/${document.case.slug}@${seq}`;
  if ('person' in document) return `${url}/people/${document.person.slug}@${seq}`;
  return `${url}/sources/${document.source.slug}@${seq}`;
}
