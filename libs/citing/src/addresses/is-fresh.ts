/**
 * Whether the reader has it already, by the header If-None-Match: a list of entity tags, compared weakly, or `*` (RFC 9110,
 * section 13.1.2).
 */
export function isFresh(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => tag.replace(/^W\//, '') === etag);
}
