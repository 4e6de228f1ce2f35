/** The name and version of the format of an export: `docs/ledger.md` tells all of it. */
export const FORMAT = 'casetrail-ledger/1';

/** The first line. */
export interface ExportHeader {
  readonly format: typeof FORMAT;
  /** `whole`: every entry; `public`: those that everybody may read, of the others the leaf alone. */
  readonly scope: 'whole' | 'public';
  readonly keys: readonly { readonly verifier: string; readonly from: number; readonly until: number | null }[];
}

/** A field of an entry. */
export interface ExportedField {
  readonly commitment: string;
  /** Left out where the value was erased, and with it the salt. */
  readonly salt?: string;
  readonly value?: unknown;
}

/** A line for a change set. */
export interface ExportedChangeSet {
  readonly seq: number;
  readonly leaf: string;
  /** The rest is left out where nothing of it is shown. */
  readonly at?: string;
  readonly commitments?: readonly string[];
  readonly entries?: readonly {
    readonly kind: string;
    readonly id: string;
    readonly operation: string;
    readonly fields: Readonly<Record<string, ExportedField>>;
  }[];
}

/** A line for a checkpoint, behind the last change set that it signs. */
export interface ExportedCheckpoint {
  readonly checkpoint: string;
}

/** The last line: without it an export was cut off. */
export interface ExportEnd {
  readonly end: { readonly changeSets: number; readonly checkpoints: number };
}
