/**
 * Whoever asks may read the public record, from a page of theirs as well as from a program: there is nothing to steal
 * that is not given to all. A browser's session is never allowed along, so that such a page reads what a stranger would;
 * a page that was given a token may send it.
 */
export const FOR_PAGES_OF_OTHERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-correlation-id, retry-after',
};

/** How long a browser may remember what it may send. */
export const PREFLIGHT_AGE = { 'access-control-max-age': '86400' };
