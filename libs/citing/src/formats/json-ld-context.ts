/**
 * The namespace of our own terms. Who coins terms is expected to own the domain they are under, and we own none: the host of an
 * installation is its operator's, would give each installation terms of its own, and they would be orphaned when it moves. A `tag:`
 * IRI needs a domain or a mail address too (RFC 4151). A random UUID (RFC 9562) needs nobody's leave, collides with nothing and is
 * the same everywhere and for good; a fragment stands behind it as behind any URN (RFC 8141, section 2.3.3). It leads nowhere:
 * what terms mean is written in docs/editions/README.md.
 */
const OURS = 'urn:uuid:e4892377-1ece-4770-b6f7-74884cafebdd#';

const ADDRESS = { '@type': '@id' } as const;
const DAY = { '@type': 'Date' } as const;

/**
 * What the keys of the file mean. It stands in each file: one that was only named would have to be fetched before the file could be
 * read, and would tell its host who reads about whom.
 */
export const CONTEXT = {
  '@version': 1.1,
  '@vocab': 'https://schema.org/',
  casetrail: OURS,
  // The Library of Congress has given the Extended Date/Time Format this datatype.
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  url: { '@id': 'https://schema.org/url', ...ADDRESS },
  archivedAt: { '@id': 'https://schema.org/archivedAt', ...ADDRESS },
  startDate: { '@id': 'https://schema.org/startDate', ...DAY },
  endDate: { '@id': 'https://schema.org/endDate', ...DAY },
  datePublished: { '@id': 'https://schema.org/datePublished', ...DAY },
  birthDate: { '@id': 'https://schema.org/birthDate', ...DAY },
  deathDate: { '@id': 'https://schema.org/deathDate', ...DAY },
  legislationDate: { '@id': 'https://schema.org/legislationDate', ...DAY },
  dateModified: { '@id': 'https://schema.org/dateModified', '@type': 'DateTime' },
} as const;
