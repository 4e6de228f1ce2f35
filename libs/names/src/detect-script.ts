/** Scripts by their ISO 15924 code, the ones of the first records in front: they answer soonest. */
const SCRIPTS: readonly (readonly [code: string, pattern: RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Hang', /\p{Script=Hangul}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Tibt', /\p{Script=Tibetan}/u],
  ['Mong', /\p{Script=Mongolian}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Khmr', /\p{Script=Khmer}/u],
  ['Laoo', /\p{Script=Lao}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Guru', /\p{Script=Gurmukhi}/u],
  ['Gujr', /\p{Script=Gujarati}/u],
  ['Taml', /\p{Script=Tamil}/u],
  ['Telu', /\p{Script=Telugu}/u],
  ['Knda', /\p{Script=Kannada}/u],
  ['Mlym', /\p{Script=Malayalam}/u],
  ['Sinh', /\p{Script=Sinhala}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Syrc', /\p{Script=Syriac}/u],
  ['Thaa', /\p{Script=Thaana}/u],
  ['Yiii', /\p{Script=Yi}/u],
];

/** What is counted under one code and told under another. */
const PUBLISHED = new Map([
  ['Hani', 'Hans'],
  ['Kana', 'Jpan'],
]);

const COMMON = 'Zyyy';
const UNCODED = 'Zzzz';

/**
 * The script most characters of a name are in, as an ISO 15924 code: `Latn`, `Cyrl`, `Arab`, `Hans`, …
 *
 * - Of two equally many, the first to appear: `Серікжан (Serikzhan)` is told by what leads.
 * - Han is `Hans`: the countries recorded here write simplified, and single names seldom show which it is.
 * - Han with any kana is `Jpan`; Hangul is `Hang`, also with some Han beside it.
 * - `Zyyy` where nothing belongs to a script (digits, signs, nothing at all), `Zzzz` for scripts not listed here.
 */
export function detectScript(text: string): string {
  const counts = new Map<string, number>();
  for (const character of text) {
    const code = scriptOf(character);
    if (code !== COMMON) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const kana = counts.get('Kana') ?? 0;
  if (kana > 0) {
    counts.set('Kana', kana + (counts.get('Hani') ?? 0));
    counts.delete('Hani');
  }
  const code = mostFrequent(counts);
  return PUBLISHED.get(code) ?? code;
}

function scriptOf(character: string): string {
  const found = SCRIPTS.find(([, pattern]) => pattern.test(character));
  if (found) return found[0];
  return /\p{L}/u.test(character) && !/[\p{Script=Common}\p{Script=Inherited}]/u.test(character) ? UNCODED : COMMON;
}

/** A map walks its keys in the order they came: the first of equals wins. */
function mostFrequent(counts: ReadonlyMap<string, number>): string {
  let best = COMMON;
  let most = 0;
  for (const [code, count] of counts) {
    if (count > most) [best, most] = [code, count];
  }
  return best;
}
