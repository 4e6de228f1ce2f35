import type { CitationRecord, SourceRecord } from '../document/gathered.js';
import { claim } from './json-ld-claim.js';
import { type Addresses, day, edtf, node, type Node, reference, text, texts, webAddress } from './json-ld-node.js';

/** What schema.org calls a kind of source. What it has no word for is a work, and `casetrail:kind` says which. */
const TYPES: Readonly<Record<string, string>> = {
  NEWS_ARTICLE: 'NewsArticle',
  NGO_REPORT: 'Report',
  SOCIAL_MEDIA_POST: 'SocialMediaPosting',
  VIDEO: 'VideoObject',
  DATASET: 'Dataset',
};

/** A source. @see https://schema.org/CreativeWork */
export function sourceLd(source: SourceRecord, addresses: Addresses, citations: readonly CitationRecord[] = []): Node {
  return node({
    '@id': addresses.sourceOf(source.slug),
    '@type': TYPES[source.kind] ?? 'CreativeWork',
    name: text(source.title),
    author: source.authors.map(({ name, person }) => authorLd(name, person, addresses)),
    publisher: addresses.optional(source.publisher),
    datePublished: day(source.publishedOn),
    inLanguage: text(source.language),
    keywords: texts(source.tags),
    url: webAddress(source.url),
    archivedAt: webAddress(source.archivedUrl),
    'casetrail:kind': source.kind,
    'casetrail:published': edtf(source.publishedOn),
    'casetrail:accessed': source.accessedOn,
    'casetrail:reliability': source.reliability,
    'casetrail:disclosure': text(source.disclosure),
    subjectOf: claim(citations, addresses),
  });
}

/** Whoever has no record may be a person or an editorial board. */
function authorLd(name: string, person: string | null, addresses: Addresses): Node {
  return person === null ? node({ '@type': 'Thing', name: text(name) }) : reference(addresses.party(person));
}
