import { citationLanguage, type CitationLanguage, dateLocales } from '../citation-locales.js';
import { hashPart } from './hash-part.js';

/** An edition of the record of something that others published. */
export interface NotedEdition {
  /** The title of the installation that keeps the record. */
  readonly installation: string;
  /** Number of the edition. */
  readonly seq: number;
  /** When it was recorded: `YYYY-MM-DD`, with a time in UTC or without. */
  readonly at: string;
  /** In hexadecimal; null where nobody has worked it out. */
  readonly sha256: string | null;
  /** The address of the edition. */
  readonly permalink: string;
}

/** An edition by its number. CSL has the word too, but as a label that each style abbreviates in its own way. */
const NUMBERED: Readonly<Record<CitationLanguage, (seq: number) => string>> = {
  en: (seq) => `edition ${seq}`,
  ru: (seq) => `редакция ${seq}`,
  zh: (seq) => `第${seq}版`,
  tr: (seq) => `sürüm ${seq}`,
  fr: (seq) => `édition ${seq}`,
  de: (seq) => `Ausgabe ${seq}`,
  es: (seq) => `edición ${seq}`,
};

/**
 * Where a source was read beside where it was published: MLA's second container (its title, version, date and location), and what Chicago
 * and APA let stand behind an entry. Without a full stop, which would be taken for a part of the address.
 *
 * @param locale  see `citationLanguage`
 */
export function editionNote({ installation, seq, at, sha256, permalink }: NotedEdition, locale: string): string {
  const language = citationLanguage(locale);
  const day = new Intl.DateTimeFormat(dateLocales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(at),
  );
  return `${installation}, ${NUMBERED[language](seq)} (${day})${hashPart(sha256)}, ${permalink}`;
}
