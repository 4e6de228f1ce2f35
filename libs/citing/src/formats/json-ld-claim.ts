import type { CitationRecord } from '../document/gathered.js';
import { type Addresses, node, type Node, reference, text } from './json-ld-node.js';

const SUPPORTS = 'SUPPORTS';

/**
 * What is recorded, as a claim that sources make: none of it is known otherwise. `appearance` has the sources that bear it out; what
 * disputes it does not appear in, and stands under a term of ours. Where in them and what they say is told citation by citation.
 *
 * @param told  what only a claim has
 * @returns null for what has no source of its own
 * @see https://schema.org/Claim
 */
export function claim(
  citations: readonly CitationRecord[],
  addresses: Addresses,
  told: Readonly<Record<string, string | boolean | null>> = {},
): Node | null {
  if (citations.length === 0) return null;
  return node({
    '@type': 'Claim',
    ...told,
    appearance: sourcesOf(citations, true, addresses),
    'casetrail:disputedBy': sourcesOf(citations, false, addresses),
    'casetrail:citation': citations.map((citation) =>
      node({
        '@id': addresses.unaddressed(citation.id),
        '@type': 'casetrail:Citation',
        'casetrail:source': reference(addresses.source(citation.source)),
        'casetrail:stance': citation.stance,
        'casetrail:locator': text(citation.locator),
        'casetrail:quote': text(citation.quote),
        'casetrail:credibility': citation.credibility,
      }),
    ),
  });
}

function sourcesOf(citations: readonly CitationRecord[], supporting: boolean, addresses: Addresses): Node[] {
  const found = citations.filter(({ stance }) => (stance === SUPPORTS) === supporting);
  return [...new Set(found.map(({ source }) => addresses.source(source)))].map(reference);
}
