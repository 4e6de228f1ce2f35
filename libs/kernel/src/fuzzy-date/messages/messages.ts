import type { DateUnit } from '../date-precision.js';

/** What a language needs to name one date. */
export interface DateParts {
  /** The year; of a decade or century its first. */
  readonly year: number;
  readonly month: number;
  /** The month's name by itself, and as it stands beside a day: май, мая. From `Intl`. */
  readonly monthAlone: string;
  readonly monthInDate: string;
  readonly day: number;
  /** 0 spring, 1 summer, 2 autumn, 3 winter (of this year and the next). */
  readonly season: 0 | 1 | 2 | 3;
}

/** What is shown: `label` stands alone, `adverbial` follows a verb. */
export interface Phrase {
  readonly label: string;
  readonly adverbial: string;
}

/** One date in every form the language's phrases use: the two of `Phrase`, and the language's own cases. */
export type Forms<Case extends string> = Phrase & Readonly<Record<Case, string>>;

/** How an interval goes on where it has only one date: `open` for ever, or to an end that is `unknown`. */
export type MissingEnd = 'open' | 'unknown';

/**
 * The words around dates in one language. Every language answers the same keys; `Case` lists the grammatical
 * forms that only this language has. Functions rather than templates, so that the compiler sees every blank.
 */
export interface Messages<Case extends string> {
  /** The tag that `Intl` takes month names by. */
  readonly intlLocale: string;
  readonly dates: { readonly [Unit in DateUnit]: (parts: DateParts) => Forms<Case> };
  /** `~`: the source says "about". */
  approximate(forms: Forms<Case>): Forms<Case>;
  /** `?`: the source is doubted. */
  uncertain(phrase: Phrase): Phrase;
  /** The same of one end of two. */
  uncertainEnd(forms: Forms<Case>): Forms<Case>;
  /** `[..b]`, `[a..]`, `[a..b]`: once. */
  onOrBefore(end: Forms<Case>): Phrase;
  onOrAfter(start: Forms<Case>): Phrase;
  between(start: Forms<Case>, end: Forms<Case>): Phrase;
  /** `a/b`, `a/..` and `a/`, `../b` and `/b`: a period. */
  fromTo(start: Forms<Case>, end: Forms<Case>): Phrase;
  from(start: Forms<Case>, missingEnd: MissingEnd): Phrase;
  until(end: Forms<Case>, missingStart: MissingEnd): Phrase;
  /** `XXXX`. */
  readonly unknown: Phrase;
}

/** A phrase that reads the same alone and after a verb. */
export function same(text: string): Phrase {
  return { label: text, adverbial: text };
}

/** Puts the same words around every form of a date. */
export function mapForms<Case extends string>(forms: Forms<Case>, change: (form: string) => string): Forms<Case> {
  return Object.fromEntries(Object.entries<string>(forms).map(([key, form]) => [key, change(form)])) as Forms<Case>;
}

/** The decade 2000 to 2009 is spelled out: "2000s" is also said of the century. */
export function isFirstDecade(year: number): boolean {
  return year % 100 === 0;
}

/** 19XX holds 1900 to 1999, the 20th century 1901 to 2000; naming the years leaves no year in doubt. */
export function yearSpan(first: number, count: number, dash = '–'): string {
  return `${first}${dash}${first + count - 1}`;
}

const ROMAN = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const;

/** Centuries in Russian and Kazakh; 1 to 100. */
export function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [letters, worth] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}

export function centuryOf(year: number): number {
  return Math.floor(year / 100) + 1;
}
