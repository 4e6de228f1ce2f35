import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { citationLocales } from '../citation-locales.js';
import { CitationStyle, type CslStyle } from '../citation-style.enum.js';

/** Where each style is written down; `styles/README.md` tells where the files are from. */
const STYLE_FILES: Record<CslStyle, string> = {
  [CitationStyle.APA]: 'apa.csl',
  [CitationStyle.CHICAGO]: 'chicago-notes-bibliography.csl',
  [CitationStyle.MLA]: 'modern-language-association.csl',
};

const LOCALES = new Set<string>(Object.values(citationLocales));

/** What only citations in a text need: notes and parentheses, which are by far the most of a style. */
const CITATION_PART = /<citation[\s>].*<\/citation>/s;
const SORT_OF_BIBLIOGRAPHY = /(<bibliography[\s>].*?)<sort>.*?<\/sort>/s;

/**
 * The style as its file has it, but without what one entry of a bibliography does not need. The engine unfolds every use of a macro:
 * with all of Chicago it takes more than a second and 50 MB, without the notes a tenth of that.
 */
export function readStyle(style: CslStyle): string {
  return readFileSync(join(stylesFolder(), STYLE_FILES[style]), 'utf8')
    .replace(CITATION_PART, '<citation><layout><text value=""/></layout></citation>')
    .replace(SORT_OF_BIBLIOGRAPHY, '$1');
}

/** A locale of CSL; false where it is not one of ours: the engine asks for the variants of each. */
export function readLocale(locale: string): string | false {
  return LOCALES.has(locale) && readFileSync(join(stylesFolder(), `locales-${locale}.xml`), 'utf8');
}

/** Climbs, because this file is deeper down once it is compiled, and the styles are read as they lie in the project. */
function stylesFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const styles = join(folder, 'libs/bibliography/styles');
    if (existsSync(join(folder, 'package.json'))) return styles;
    if (folder === dirname(folder)) throw new Error(`There is no package.json above ${import.meta.dirname}.`);
  }
}
