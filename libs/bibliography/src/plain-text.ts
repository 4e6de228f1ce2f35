/** Lines, tabs, controls and every sort of space. */
const GAPS = /[\p{Cc}\p{Z}]+/gu;

/**
 * What shows nothing by itself: embeddings, overrides and isolates of direction, zero-width characters, tags, fillers; and code
 * points that no character will ever have, which we use ourselves to get text past an engine unread.
 */
const UNSEEN = /[\p{Cf}\p{Noncharacter_Code_Point}\u115f\u1160\u3164\uffa0]/gu;

/**
 * Format characters (Cf) that writing needs: the joiners of Arabic and Indic scripts, the vowel separator of Mongolian, and the
 * signs that enclose the digits after them, which are seen.
 */
const NEEDED = /\u200c|\u200d|[\u180e\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;

/**
 * A text for one line of a citation, which is pasted into documents and read by programs that know nothing of ours: no line ends,
 * no controls, nothing that turns the direction of the text around it or hides in it. Every gap becomes one space. The record
 * itself is not changed.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNSEEN, (character) => (NEEDED.test(character) ? character : ''))
    .replaceAll(GAPS, ' ')
    .trim();
}
