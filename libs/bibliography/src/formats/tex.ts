/**
 * What TeX and BibTeX read as something else than text, and how LaTeX writes it as text. Braces are words and not `\{`, because
 * BibTeX counts braces with a backslash, too.
 */
const WRITTEN: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  $: '\\$',
  _: '\\_',
};

const READ_BY_TEX = /[\\{}~^<>|"`%&#$_]/g;

/** Two characters that fonts of TeX join to another: to a dash, or a quotation mark. */
const LIGATURES = /-(?=-)|,(?=,)|'(?=')/g;

/** What an address may hold and BibTeX would stumble over, though it leaves addresses as they are. */
const NOT_IN_ADDRESS = /[\\{}"^`|<>\s]/g;

/** Plain text as LaTeX writes it; letters of every script stay as they are, in UTF-8. */
export function texText(text: string): string {
  return text.replaceAll(READ_BY_TEX, (one) => WRITTEN[one] ?? one).replaceAll(LIGATURES, '$&{}');
}

/** An address as BibTeX, which reads it letter by letter, takes it: what cannot stand in it is percent-encoded. */
export function texAddress(url: string): string {
  return url.replaceAll(NOT_IN_ADDRESS, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
