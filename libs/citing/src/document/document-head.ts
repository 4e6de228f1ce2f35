/** Which edition a document is of. */
interface EditionNumber {
  /** The change set after which the record read like this. */
  readonly seq: number;
  /** Its moment, in universal time. */
  readonly at: string;
}

/** What became of an edition since. */
export interface EditionFate {
  /** Its parts of which something has been hidden or erased. */
  readonly withdrawn: readonly string[];
  /** The hash it was sealed with, in hexadecimal; null where it reads as it did then. */
  readonly originalSha256: string | null;
}

/** What each document begins with. */
export interface DocumentHead {
  readonly edition: EditionNumber;
  readonly fate: EditionFate;
}

/** Nothing became of it: the form whose hash is the edition's. */
export const WHOLE: EditionFate = { withdrawn: [], originalSha256: null };
