/**
 * Signs that keyboards and editors swap for one another. The acute accent and its like decompose to a space and
 * an accent, so these go first.
 */
const APOSTROPHES = /[`´‘’‚‛′ʹʻʼʽˈˊˋ՚׳＇｀]/gu;
const HYPHENS = /[‐‑‒–—―−﹘﹣－־]/gu;
/** The dot between the parts of a foreign name in Chinese. */
const MIDDLE_DOTS = /[•‧∙⋅・･]/gu;

/** Not to be seen: zero-width and bidirectional controls, soft hyphens, variation selectors, tatweel, lone surrogates. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\u0640]/gu;
/** NUL and its like; those that are spaces (tab, line feed…) become one. */
const CONTROLS = /(?!\s)\p{Cc}/gu;

/**
 * Accents, of the scripts in which a mark is an addition to a letter (harakat and niqqud among them). In Tibetan
 * or Devanagari the marks are the vowels, and in Japanese they make another syllable: those stay.
 */
const ACCENTS =
  /(?![\u3099\u309A])(?=\p{M})[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/gu;

/** Letters that people take for an accented one, though Unicode does not; and the forms of Persian keyboards. */
const LOOK_ALIKES = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ƶ', 'z'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ک', 'ك'],
  ['ی', 'ي'],
]);
const LOOK_ALIKE = new RegExp(`[${[...LOOK_ALIKES.keys()].join('')}]`, 'gu');

/**
 * The key under which two spellings of a name meet: without case, accents, invisible characters, and differences
 * of width, spacing, apostrophes, hyphens. For search and comparison, never for display.
 *
 * - Case is folded in full: ß is ss, İ and ı are i, ς is σ.
 * - Kazakh ә ғ қ ң ө ұ ү һ і are letters of their own and stay; ё becomes е, as Russian print writes it. й stays
 *   apart from и, though Unicode composes it: Russian and Kazakh count it a letter, and print never drops its mark.
 * - Arabic loses harakat and tatweel, and the carriers of hamza become plain: أ is ا.
 * - Han is folded in width and compatibility forms only; simplified and traditional stay apart.
 *
 * Idempotent. At most 18 times as long as the text (one Arabic ligature spells a whole sentence).
 */
export function fold(text: string): string {
  const visible = text.replace(APOSTROPHES, "'").replace(INVISIBLE, '').replace(CONTROLS, '');
  const letters = visible
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(/\u0418\u0306/gu, '\u0419')
    .replace(/\u0438\u0306/gu, '\u0439')
    .replace(ACCENTS, '');
  return foldCase(letters)
    .replace(LOOK_ALIKE, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, '-')
    .replace(MIDDLE_DOTS, '·')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Up and down again does what Unicode's table of full case folding does: ß only splits on the way up, capital ẞ
 * only on the way down, and the final sigma has to be named.
 */
function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replace(/ς/gu, 'σ');
}
