import type { EditionDocument } from '../document/edition-document.js';
import type { EventFates } from '../changes/event-fates.js';

/** An edition, for whatever shows it: everything that it shows is in its document. */
export interface EditionView {
  readonly document: EditionDocument;
  /** The document in canonical JSON. */
  readonly bytes: Buffer;
  /** The SHA-256 that it is cited by, in hexadecimal. */
  readonly sealed: string;
  /** Where readers reach the service, without a slash at the end. */
  readonly url: string;
  /** Its own address, whole: https://…/cases/slug@7, with the slug of the document. */
  readonly permalink: string;
  /** The number of the record's latest edition. */
  readonly latest: number;
  /** What has become of it since. */
  readonly afterwards: () => Promise<Afterwards>;
  /** The edition that followed; null: this is the latest. */
  readonly next: { readonly seq: number; readonly at: string } | null;
}

/** That a record stands no more. */
export interface RecordGone {
  /** The moment since which it does not; null where that cannot be told. */
  readonly at: string | null;
  /** The path of the record that it was merged into; null: of none, it was retracted. */
  readonly into: string | null;
}

/** What has become of an edition. */
export interface Afterwards {
  /** Null: the record stands, and has a newest edition. */
  readonly gone: RecordGone | null;
  /** Of the events that it tells. */
  readonly fates: EventFates;
}
