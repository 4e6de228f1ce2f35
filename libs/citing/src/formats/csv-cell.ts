import { plainText } from '@app/bibliography';

/**
 * What a spreadsheet may take for the beginning of a formula: `=`, `+`, `-`, `@` (OWASP, "CSV Injection"; the tab and line ends named
 * there are gone by then), their full-width, small, raised and lowered forms and the minus sign, which Numbers and others
 * read as the same by compatibility (Unicode Standard Annex 15).
 */
const SIGNS = '=+\\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207a-\u207c\u208a-\u208c';

/**
 * Such a sign where a cell begins, if need be behind what is skipped or not seen. A cell begins behind a semicolon too: where the
 * comma separates decimals, Excel splits a line there.
 */
const FORMULA = new RegExp(String.raw`(^|;)(?=[\p{Z}\p{Cf}\p{Mn}"]*[${SIGNS}])`, 'gu');

/** The text of a cell: one line, and no formula. Before a sign of one stands an apostrophe, as OWASP recommends. */
export function inert(value: string | number | boolean | null): string {
  if (value === null) return '';
  return plainText(String(value)).replaceAll(FORMULA, "$1'");
}
