import { chinese } from './messages/chinese.js';
import { english } from './messages/english.js';
import { kazakh } from './messages/kazakh.js';
import type { Phrase } from './messages/messages.js';
import { russian } from './messages/russian.js';
import { parseEdtf } from './parse-edtf.js';
import { phraseBook, type PhraseBook } from './phrase-book.js';

const inEnglish = phraseBook(english);
const books = new Map<string, PhraseBook>([
  ['en', inEnglish],
  ['ru', phraseBook(russian)],
  ['kk', phraseBook(kazakh)],
  ['zh', phraseBook(chinese)],
]);

/**
 * A date for people, standing alone: `spring 2020`, `on or before 5 February 2021`, `2020 (uncertain)`.
 * It says what the EDTF says and no more.
 *
 * @param locale BCP 47; its language decides (`ru-KZ` is Russian, `zh-Hant` simplified Chinese). English,
 *   Russian, Kazakh and Chinese; any other tag gives English.
 * @throws EdtfError where the date cannot be read.
 */
export function formatFuzzyDate(edtf: string, locale: string): string {
  return phrase(edtf, locale).label;
}

/**
 * The same after a verb: `in spring 2020`, `on 5 May 2020`, `between 1 May 2020 and 5 February 2021`.
 *
 * @throws EdtfError where the date cannot be read.
 */
export function formatFuzzyDateInSentence(edtf: string, locale: string): string {
  return phrase(edtf, locale).adverbial;
}

function phrase(edtf: string, locale: string): Phrase {
  const language = /^[A-Za-z]*/.exec(locale)?.[0].toLowerCase() ?? '';
  return (books.get(language) ?? inEnglish)(parseEdtf(edtf).shape);
}
