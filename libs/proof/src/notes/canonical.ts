import canonicalize from 'canonicalize';

/**
 * A value of JSON in the form of RFC 8785. Numbers that are no whole number of at most 15 digits are strings where the ledger
 * hashes them, so they do not come here.
 */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/**
 * The same of one column of a row, from the text by which PostgreSQL writes it in JSON. A number that a double does not hold exactly
 * is written as a string: money is decimal.
 */
export function canonicalColumn(text: string): string {
  if (/^-?[\d.]/.test(text)) return /^-?\d{1,15}$/.test(text) ? text : JSON.stringify(text);
  return canonical(JSON.parse(text));
}
