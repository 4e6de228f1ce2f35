/** An edition as it is served. */
export interface RenderedEdition {
  /** Canonical JSON. */
  readonly bytes: Buffer;
  /** Of these bytes, in hexadecimal. */
  readonly sha256: string;
  /** What the edition is cited by: of the bytes it was sealed with, where there is a seal. */
  readonly sealed: string;
  /** Whether it reads as it did when it was sealed, and these bytes are those. */
  readonly whole: boolean;
}
