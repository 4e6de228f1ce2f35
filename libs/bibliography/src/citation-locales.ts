/** The languages that citations are written in, by the language of BCP 47, and the locale of CSL that has their words. */
export const citationLocales = {
  en: 'en-US',
  ru: 'ru-RU',
  zh: 'zh-CN',
  tr: 'tr-TR',
  fr: 'fr-FR',
  de: 'de-DE',
  es: 'es-ES',
} as const;

/** By which tag each has its days written: in English, day before month, as the number of an edition stands before both. */
export const dateLocales: Readonly<Record<CitationLanguage, string>> = { ...citationLocales, en: 'en-GB' };

/** A language that citations are written in. */
export type CitationLanguage = keyof typeof citationLocales;

/**
 * The language for a tag of BCP 47: its own language decides, as for the labels of dates (`ru-KZ` is Russian, `zh-Hant` simplified
 * Chinese). English for every other, Kazakh and Uyghur among them: CSL has no words in those, and half a citation in
 * Russian is not what somebody who asks for Kazakh has asked for.
 */
export function citationLanguage(locale: string): CitationLanguage {
  const language = /^[A-Za-z]*/.exec(locale)?.[0].toLowerCase() ?? '';
  return Object.hasOwn(citationLocales, language) ? (language as CitationLanguage) : 'en';
}
