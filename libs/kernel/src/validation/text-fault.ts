/** How long a text may be, in characters as PostgreSQL counts them, and whether it may have several lines. */
export interface TextShape {
  readonly longest: number;
  readonly lines: boolean;
}

/** Nothing to see: spaces, and what never shows by itself, such as joiners and fillers. */
const BLANK = /^[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/u;

/** Controls, but for the line feed and the tab; and code points that no character will ever have. XML holds neither. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/u;

/**
 * Embeddings, overrides and isolates: they reorder what is shown around them, so that a line reads as what it is not. The
 * marks and joiners that Arabic script needs (U+061C, U+200C to U+200F) turn nothing but themselves, and stay.
 */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * What is wrong with a text, as the end of a sentence that begins with its name; null where nothing is. Nothing is
 * trimmed or replaced: what is recorded is what was sent.
 */
export function textFault(text: unknown, { longest, lines }: TextShape): string | null {
  const right = `give 1 to ${longest} characters`;
  if (typeof text !== 'string') return `is no text; ${right}`;
  if (BLANK.test(text)) return `is blank; ${right}`;
  const length = charactersIn(text);
  if (length > longest) return `has ${length} characters; ${right}`;
  if (!text.isWellFormed()) return 'holds half of a character, a surrogate without its other half; write it whole';
  if (!lines && LINE_END.test(text)) return 'has more than one line; write it on one';
  if (!lines && text.includes('\t')) return 'holds a tab; write a space';
  const turning = TURNING.exec(text);
  if (turning) return `holds ${codePoint(turning[0])}, which reorders the text around it; leave it out`;
  const unprintable = UNPRINTABLE.exec(text);
  if (unprintable?.[0] === '\r') return 'holds a carriage return (U+000D); end lines with a line feed (U+000A) alone';
  return unprintable && `holds ${codePoint(unprintable[0])}, which cannot be shown; leave it out`;
}

/** Code points, as PostgreSQL's `length` counts. */
function charactersIn(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
