/** A field of an entry, as it is shown to be what was committed to. */
export interface Opening {
  readonly field: string;
  /** HMAC-SHA-256 of the RFC 8785 form of [kind, id, operation, field, value] under the salt; hexadecimal. */
  readonly commitment: string;
  /** Hexadecimal; null where the value was erased, and the salt with it. */
  readonly salt: string | null;
  /** The value in the form of RFC 8785; null where it is not to be had. */
  readonly value: string | null;
}

/** What a change set did to one row of a table. */
export interface Entry {
  /** The table; `redactions` where salts were taken away. */
  readonly kind: string;
  readonly id: string;
  readonly operation: string;
  readonly openings: readonly Opening[];
}

/** A change set, as far as it is shown. */
export interface ChangeSet {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Hexadecimal SHA-256 of the envelope. */
  readonly leaf: string;
  /** The moment, in UTC with milliseconds; null where the envelope is not shown. */
  readonly at: string | null;
  /** All of them, in any order; null where the envelope is not shown. */
  readonly commitments: readonly string[] | null;
  readonly entries: readonly Entry[];
}

/** What is not as it should be. */
export interface Fault {
  /** The change set that it was found at, or the size of a checkpoint; null where it belongs to none. */
  readonly seq: number | null;
  /** Whether it is a checkpoint that does not fit. */
  readonly checkpoint?: true;
  /** In words, without a value of a record. */
  readonly what: string;
}

/** The kind of the entries that say which salts were taken away, and whose values are the kinds these belonged to. */
export const REDACTIONS = 'redactions';
