/** How much of a SHA-256 a citation bears: 48 bits, which nobody meets by chance among the editions of an installation. */
const SHORT_HASH = 12;

/**
 * The short form of a hash behind something else; nothing where there is none.
 *
 * @param sha256  in hexadecimal
 */
export function hashPart(sha256: string | null): string {
  return sha256 === null ? '' : `, SHA-256 ${sha256.slice(0, SHORT_HASH)}`;
}
