import type { DocumentHead } from './document-head.js';
import { Gathered, sourceOf } from './gathered.js';
import type { CitationPart, SourcePart } from './parts.js';

/** The format that this module writes. It never changes, as that of cases does not. */
const FORMAT = 'casetrail-source/1' as const;

/** What an edition of a source is made from, as the public read it after its change set. */
export interface SourceContent {
  readonly source: SourcePart;
  /** What the record of the source itself rests on. */
  readonly citations: readonly CitationPart[];
}

export type SourceDocument = ReturnType<typeof sourceDocument>;

/** The edition of a source: what `docs/editions/casetrail-source-1.schema.json` describes. */
export function sourceDocument({ source, citations }: SourceContent, { edition, fate }: DocumentHead) {
  const gathered = new Gathered();
  const told = { ...sourceOf(source, gathered), citations: gathered.citations(citations) };
  return { format: FORMAT, edition, ...fate, source: told, ...gathered.lists() };
}
