import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { caseDocument } from '../document/case-document.js';
import { WHOLE } from '../document/document-head.js';
import { personDocument } from '../document/person-document.js';
import { sourceDocument } from '../document/source-document.js';
import type { EditionDocument } from '../document/edition-document.js';
import type { EditionView } from '../formats/edition-view.js';
import { fullContents } from './contents.js';

const URL = 'https://casetrail.example';
const HEAD = { edition: { seq: 7, at: '2026-01-02T03:04:05.678Z' }, fate: WHOLE };

/** The editions of a case, a source and a person with something in every field, as formats are given them. */
export function fullViews(
  say: (place: string) => string = (place) => place,
): Record<'case' | 'person' | 'source', EditionView> {
  const contents = fullContents(say);
  return {
    case: viewOf(caseDocument(contents.case, HEAD), 'cases/one-case@7'),
    person: viewOf(personDocument(contents.person, HEAD), 'people/defendant@7'),
    source: viewOf(sourceDocument(contents.source, HEAD), 'sources/article@7'),
  };
}

function viewOf(told: object, address: string): EditionView {
  const bytes = Buffer.from(canonicalize(told) ?? '', 'utf8');
  // What a format is given has been read from the bytes.
  const document = JSON.parse(bytes.toString('utf8')) as EditionDocument;
  const permalink = `${URL}/${address}`;
  return {
    document,
    bytes,
    sealed: hash('sha256', bytes),
    url: URL,
    permalink,
    latest: 7,
    next: null,
    afterwards: () => Promise.resolve({ gone: null, fates: new Map() }),
  };
}
