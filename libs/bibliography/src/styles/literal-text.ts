/**
 * What the engine reads as something else than text: tags (`<i>`, `<span class="nocase">`) and quotation marks, which it
 * pairs, turns and moves past full stops. In a version also what makes it take two numbers for several versions.
 */
const READ_BY_ENGINE = [...'<>"\'‘’‚‛“”„‟«»‹›「」『』《》〈〉'];
const READ_IN_NUMBERS = [...',-&'];
const ALL = [...READ_BY_ENGINE, ...READ_IN_NUMBERS];

/** Code points that are no characters, and that no text of an item holds (`plainText`): each stands for one of these. */
const FIRST = 0xfdd0;
const STAND_INS = /[\ufdd0-\ufdef]/g;

/** Stands for no character at all. */
const NOTHING = String.fromCharCode(FIRST + ALL.length);

const STANDS_FOR = new Map(ALL.map((character, place) => [character, String.fromCharCode(FIRST + place)]));

/** A text that the engine lets through as it is. */
export function hideFromEngine(text: string): string {
  return hide(text, READ_BY_ENGINE);
}

/** The same for a version, which it would count otherwise. */
export function hideNumber(text: string): string {
  return hide(text, ALL);
}

/** The same for a part of a name. The engine keeps those as properties of plain objects, and fails at `constructor`. */
export function hideName(text: string): string {
  return text in {} ? `${hideFromEngine(text)}${NOTHING}` : hideFromEngine(text);
}

/** What was hidden, shown again. */
export function showHidden(text: string): string {
  return text.replaceAll(STAND_INS, (standIn) => ALL[standIn.charCodeAt(0) - FIRST] ?? '');
}

function hide(text: string, characters: readonly string[]): string {
  return [...text].map((one) => (characters.includes(one) ? (STANDS_FOR.get(one) ?? one) : one)).join('');
}
