import { keyOf, type References, type Slot } from '../changes/references.js';
import type { CitationInput } from './citation.input.js';
import type { CitationDraft } from './write-citation.js';

/** The citations of an input, whose sources are found together with everything else that it names. */
export class CitedSources {
  readonly #cited: { citation: CitationInput; source: Slot }[] = [];

  /** @param path  of the list of citations */
  constructor(
    private readonly references: References,
    citations: readonly CitationInput[] | null | undefined,
    ...path: readonly string[]
  ) {
    for (const [place, citation] of (citations ?? []).entries()) this.#add(citation, [...path, String(place)]);
  }

  /** The same for a single one, which stands at the path itself. */
  static of(references: References, citation: CitationInput, ...path: string[]): CitedSources {
    const cited = new CitedSources(references, []);
    cited.#add(citation, path);
    return cited;
  }

  /** To be written, once the references have been found. */
  get drafts(): CitationDraft[] {
    return this.#cited.map(({ citation, source }) => ({
      sourceId: keyOf(source),
      locator: citation.locator ?? null,
      quote: citation.quote ?? null,
      stance: citation.stance ?? 'SUPPORTS',
      credibility: citation.credibility ?? null,
    }));
  }

  /** Whether any of them bears the record out. */
  get support(): boolean {
    return this.#cited.some(({ citation }) => (citation.stance ?? 'SUPPORTS') === 'SUPPORTS');
  }

  #add(citation: CitationInput, path: readonly string[]): void {
    const at = [...path, 'source'];
    this.#cited.push({ citation, source: this.references.one(['Source'], citation.source, ...at) });
  }
}
