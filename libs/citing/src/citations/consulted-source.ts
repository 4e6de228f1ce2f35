import { type CitedSource, type CslItem, editionNote, sourceItem } from '@app/bibliography';
import { INSTALLATION } from './installation.js';

/** The edition of our record of a source. */
interface ConsultedEdition {
  readonly seq: number;
  readonly at: string;
  readonly sha256: string | null;
  readonly permalink: string;
}

/**
 * A source as what it is, with a note of the edition of our record of it that was read.
 *
 * @param edition  null: the source is not public, and has none
 */
export function consultedSourceItem(source: CitedSource, edition: ConsultedEdition | null, locale: string): CslItem {
  const item = sourceItem(source, locale);
  return edition ? { ...item, note: editionNote({ installation: INSTALLATION, ...edition }, locale) } : item;
}
