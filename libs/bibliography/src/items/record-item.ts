import { formatFuzzyDate } from '@app/kernel';
import { citationLanguage } from '../citation-locales.js';
import type { CslItem } from '../csl-item.js';
import { cslDate, cslDay } from './csl-date.js';
import { hashPart } from './hash-part.js';

/** An edition of a case, as it is cited. */
export interface CitedEdition {
  /** The title of the installation, which is author and publisher of its record. */
  readonly installation: string;
  readonly slug: string;
  /** The title of the case. */
  readonly title: string;
  /** Number of the edition. */
  readonly seq: number;
  /** When it was recorded: `YYYY-MM-DD`, with a time in UTC or without. */
  readonly at: string;
  /** In hexadecimal; null where the case is not public, and has no edition that anybody could check. */
  readonly sha256: string | null;
  /** The address of the edition. */
  readonly permalink: string;
  /** Of the title: tag of BCP 47; null where the record does not say. */
  readonly language?: string | null;
}

/** An event of the case, as a part of the edition. */
export interface CitedEvent {
  /** What names it: `event-…`. */
  readonly anchor: string;
  /**
   * Whether it stands in the edition, and the anchor behind its address leads to it; it does unless this says otherwise. What does not is
   * cited without a number: whoever looked it up there would find nothing.
   */
  readonly standing?: boolean;
  readonly title: string;
  readonly date: { readonly edtf: string } | null;
}

/**
 * An edition of a case, or an event of it, as an item: a data set by the installation, whose version is the number of the edition and the
 * short form of its hash. The title of an event tells when it was; what is `issued` is the edition.
 *
 * @param locale  for the date of an event, which stands in its title
 * @throws EdtfError where the date of the event cannot be read
 */
export function recordItem(edition: CitedEdition, event: CitedEvent | null = null, locale = 'en'): CslItem {
  const { installation, slug, seq, at, permalink } = edition;
  const day = at.slice(0, 10);
  const hash = hashPart(edition.sha256);
  const stands = event?.standing !== false;
  return {
    id: `${stands ? `${slug}@${seq}` : slug}${event ? `#${event.anchor}` : ''}`,
    type: 'dataset',
    title: event ? datedTitle(event, locale) : edition.title,
    author: [{ literal: installation }],
    publisher: installation,
    'container-title': event ? edition.title : undefined,
    issued: cslDay(day),
    'event-date': event?.date ? cslDate(event.date.edtf, locale) : undefined,
    URL: event && stands ? `${permalink}#${event.anchor}` : permalink,
    version: stands ? `${seq}${hash}` : undefined,
    genre: event ? 'Event of a case record' : 'Case record',
    language: edition.language ?? undefined,
    note: stands ? `Edition ${seq} of ${day}${hash}` : undefined,
  };
}

function datedTitle({ title, date }: CitedEvent, locale: string): string {
  return date ? `${title} (${formatFuzzyDate(date.edtf, citationLanguage(locale))})` : title;
}
