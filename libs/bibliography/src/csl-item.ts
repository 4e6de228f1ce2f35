/**
 * What is cited, as an item of CSL-JSON: the variables of the Citation Style Language 1.0.2 that we write, under its own names
 * and with its meanings. Texts are plain text; an item is never markup.
 */
export interface CslItem {
  /** Names the item in a bibliography. */
  readonly id: string;
  readonly type: CslType;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly publisher?: string;
  /** The newspaper an article is in, or the case an event is part of. */
  readonly 'container-title'?: string;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  /** When that took place which an item tells of; `issued` is when it was told. */
  readonly 'event-date'?: CslDate;
  readonly URL?: string;
  /** Who keeps a copy: the host of a web archive. */
  readonly archive?: string;
  /** Where in the archive: the address of the copy. */
  readonly archive_location?: string;
  /** Of a record: the number of its edition, and the short form of its hash. */
  readonly version?: string;
  /** What it is, in words. */
  readonly genre?: string;
  /** Tag of BCP 47. Styles put titles in capitals by the rules of English only where this is English or absent. */
  readonly language?: string;
  readonly note?: string;
}

/** The types of CSL 1.0.2 (appendix III of the specification) that we write. */
export type CslType = 'article-newspaper' | 'dataset' | 'document' | 'interview' | 'motion_picture' | 'post' | 'report';

/** A person's name in two parts, or one that is not to be taken apart. */
export type CslName = { readonly family: string; readonly given: string } | { readonly literal: string };

/** Year; year and month; or year, month and day. */
export type CslDateParts = readonly [number, number?, number?];

/**
 * A date as precisely as CSL can say it.
 *
 * - `date-parts`: one date, or the first and last of a period; `season` 1 to 4 from spring beside a year; `circa` where the date
 *   is approximate or doubted, which CSL does not tell apart.
 * - `literal`: what it cannot say, in words.
 */
export type CslDate =
  | {
      readonly 'date-parts': readonly [CslDateParts, CslDateParts?];
      readonly season?: number;
      readonly circa?: true;
    }
  | { readonly literal: string };
