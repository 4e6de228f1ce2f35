import type { CslDate, CslItem, CslName, CslType } from '../csl-item.js';
import { plainText } from '../plain-text.js';
import { citationKey } from './citation-key.js';
import { isoDate } from './iso-date.js';
import { texAddress, texText } from './tex.js';

/**
 * Types of entries, of BibTeX where it has one and else of biblatex; BibTeX takes what it does not know for `@misc`. A data set
 * that is in another is `@incollection`, the one of both that names what it is in.
 */
const TYPES: Readonly<Record<CslType, string>> = {
  'article-newspaper': 'article',
  dataset: 'dataset',
  document: 'misc',
  interview: 'misc',
  motion_picture: 'video',
  post: 'online',
  report: 'report',
};

const NAMES = /^\p{Lu}[\p{L}\p{M}’]*\.?(?:[ -]\p{Lu}[\p{L}\p{M}’]*\.?)*$/u;

/** A field and its value as it is written; undefined where there is none. */
type Field = readonly [string, string | undefined];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A file `.bib` with one entry, in UTF-8. Fields are those of BibTeX, and of biblatex for what that has none for (`url`, `date`,
 * `version`, `langid`): readers leave out what they do not know. Titles stand in two pairs of braces, so that no style
 * changes the capitals of a name.
 */
export function bibtex(item: CslItem): string {
  const container = item['container-title'];
  const type = container && item.type === 'dataset' ? 'incollection' : TYPES[item.type];
  const fields: readonly Field[] = [
    ['author', braced(item.author?.map(name).join(' and '))],
    ['title', kept(item.title)],
    [type === 'incollection' ? 'booktitle' : 'journal', kept(container)],
    [item.type === 'report' ? 'institution' : 'publisher', kept(item.publisher)],
    ...dateFields(item.issued),
    ['type', braced(text(item.genre))],
    ['version', braced(text(item.version))],
    ['url', braced(address(item.URL))],
    ['urldate', braced(item.accessed && isoDate(item.accessed))],
    ['addendum', braced(item.archive_location && `Archived at ${text(item.archive_location) ?? ''}`)],
    ['language', braced(text(item.language))],
    ['note', braced(text(item.note))],
  ];
  const lines = fields.flatMap(([field, value]) => (value === undefined ? [] : [`  ${field} = ${value},\n`]));
  return `@${type}{${citationKey(item.id)},\n${lines.join('')}}\n`;
}

/** The year is what BibTeX knows, words included; the whole date is biblatex's. A month is a name that every style defines in its language. */
function dateFields(date: CslDate | undefined): readonly Field[] {
  if (!date) return [];
  if ('literal' in date) return [['year', kept(date.literal)]];
  const [[year, month]] = date['date-parts'];
  return [
    ['date', braced(isoDate(date))],
    ['year', `{${year}}`],
    ['month', month === undefined ? undefined : MONTHS[month - 1]],
  ];
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : texText(plainText(value));
}

function braced(written: string | null | undefined): string | undefined {
  return written ? `{${written}}` : undefined;
}

/** In two pairs of braces: no style changes its capitals. */
function kept(value: string | undefined): string | undefined {
  return braced(braced(text(value)));
}

function address(url: string | undefined): string | undefined {
  return url === undefined ? undefined : texAddress(plainText(url));
}

/** In braces where a name is not to be taken apart, so that neither a comma nor an "and" in it does. */
function name(one: CslName): string {
  if ('literal' in one) return braced(text(one.literal)) ?? '{}';
  return `${part(one.family)}, ${part(one.given)}`;
}

/** In braces, too, unless it is words in capitals that BibTeX takes initials of: what begins small it takes for a "von". */
function part(words: string): string {
  const written = texText(plainText(words));
  return NAMES.test(written) && !/\band\b/i.test(written) ? written : `{${written}}`;
}
