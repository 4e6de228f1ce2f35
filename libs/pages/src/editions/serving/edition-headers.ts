import { allowing } from '../../content-security.js';

/** Anybody may read what is public, from a page of theirs too; also that it is not there. */
export const EDITION_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, content-location, x-correlation-id, retry-after',
};
/** Of addresses where Accept tells which of several forms is asked for, whatever the answer is. */
export const NEGOTIATED = { ...EDITION_HEADERS, vary: 'Accept' };

/** Kept, but asked about before it is shown again. */
export const REVALIDATED = 'public, no-cache';
export const FOR_GOOD = 'public, max-age=31536000, immutable';

/** A page loads its styles and its icon from here, and nothing else. */
export const PAGE_POLICY = allowing({ 'style-src': "'self'", 'img-src': "'self'" });
