import { WeightedCache } from '@app/kernel';
import { citationLanguage } from './citation-locales.js';
import { CitationStyle } from './citation-style.enum.js';
import type { CslItem } from './csl-item.js';
import { bibtex } from './formats/bibtex.js';
import { cslJsonFile } from './formats/csl-json.js';
import { ris } from './formats/ris.js';
import { plainText } from './plain-text.js';
import { writeEntry } from './styles/style-engine.js';

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@＝＋－＠]/u;

/** What has been written lately, in characters of two bytes: writing takes milliseconds, and lists cite one source many times. */
const written = new WeightedCache<string>(4 * 1024 * 1024);

/**
 * A citation, ready to paste. APA, CHICAGO and MLA are one line of plain text, without the italics that it cannot show; BIBTEX, RIS
 * and CSL_JSON are files as `bibtex`, `ris` and `cslJsonFile` give them, in no language.
 *
 * A line that a spreadsheet would calculate gets an apostrophe in front, which spreadsheets read as "this is text".
 *
 * @param locale  tag of BCP 47; see `citationLanguage` for the languages there are. The words of the item are those it was made with.
 * @param closing  what stands behind the entry of a style: see `editionNote`
 */
export function cite(item: CslItem, style: CitationStyle, locale: string, closing?: string): string {
  switch (style) {
    case CitationStyle.BIBTEX:
      return bibtex(item);
    case CitationStyle.RIS:
      return ris(item);
    case CitationStyle.CSL_JSON:
      return cslJsonFile(item);
    case CitationStyle.APA:
    case CitationStyle.CHICAGO:
    case CitationStyle.MLA: {
      const language = citationLanguage(locale);
      const name = JSON.stringify([style, language, item, closing]);
      const known = written.get(name);
      if (known !== undefined) return known;
      const entry = closed(writeEntry(item, style, language), style, closing);
      const line = FORMULA.test(entry) ? `'${entry}` : entry;
      written.set(name, line, 2 * (name.length + line.length));
      return line;
    }
  }
}

/** APA ends no line that ends with an address with a full stop; the others do. */
function closed(entry: string, style: CitationStyle, closing: string | undefined): string {
  if (closing === undefined) return entry;
  return `${entry} ${plainText(closing)}${style === CitationStyle.APA ? '' : '.'}`;
}
