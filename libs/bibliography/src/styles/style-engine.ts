import CSL from 'citeproc';
import { type CitationLanguage, citationLocales } from '../citation-locales.js';
import type { CslStyle } from '../citation-style.enum.js';
import type { CslItem } from '../csl-item.js';
import { ENGINE_ID, engineItem } from './engine-item.js';
import { showHidden } from './literal-text.js';
import { readLocale, readStyle } from './style-files.js';

/**
 * What the engine would find in texts and is not to: variables in a note, particles in a name, dates in words. Our items say
 * all that in fields of their own.
 */
const GUESSES = ['field_hack', 'allow_field_hack_date_override', 'parse_names', 'raw_date_parsing'];

/** One engine for each style and language that was asked for: 21 at most, a megabyte to five each, made in 20 to 200 ms. */
const engines = new Map<string, StyleEngine>();

/** The entry of a bibliography, in one line of plain text. */
export function writeEntry(item: CslItem, style: CslStyle, language: CitationLanguage): string {
  const name = `${style} ${language}`;
  const engine = engines.get(name) ?? new StyleEngine(style, language);
  engines.set(name, engine);
  return engine.write(item);
}

class StyleEngine {
  readonly #engine: InstanceType<typeof CSL.Engine>;
  #item: object = {};

  constructor(
    private readonly style: CslStyle,
    language: CitationLanguage,
  ) {
    const sys = { retrieveLocale: readLocale, retrieveItem: () => this.#item };
    this.#engine = new CSL.Engine(sys, readStyle(style), citationLocales[language], true);
    this.#engine.setOutputFormat('text');
    for (const guess of GUESSES) this.#engine.opt.development_extensions[guess] = false;
  }

  write(item: CslItem): string {
    this.#item = engineItem(item, this.style);
    // It keeps what it knows of an item until that is gone from its list.
    this.#engine.updateItems([]);
    this.#engine.updateItems([ENGINE_ID]);
    const [, [entry = '']] = this.#engine.makeBibliography();
    return showHidden(entry).trim();
  }
}
