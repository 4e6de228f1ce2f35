import { DomainError } from '@app/kernel';
import type { CitationInput } from './citation.input.js';

/**
 * On a law, which one person makes public, a citation names the source and the place in it, and nothing more: a passage may
 * name somebody.
 *
 * @param path  of a field of the citation in that place
 * @throws DomainError INVALID
 */
export function refuseQuotes(
  citations: readonly CitationInput[],
  path: (field: string, place: number) => readonly string[],
): void {
  const place = citations.findIndex(({ quote }) => quote);
  if (place < 0) return;
  throw new DomainError(
    'INVALID',
    'What rests on a law is public at once, and a passage may name somebody. Give the place in the source alone.',
    path('quote', place),
  );
}
