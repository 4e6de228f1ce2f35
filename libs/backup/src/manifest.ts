/** The name and version of what a backup holds. */
export const FORMAT = 'casetrail-backup/1';

/** Where the ledger stood. */
export interface LedgerHead {
  /** The number of the last change set; 0 where there is none. */
  readonly seq: number;
  /** Its leaf, hexadecimal; null where there is none. */
  readonly leaf: string | null;
}

/** The first entry of a backup: what is to come. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** Of PostgreSQL, as in PG_VERSION: only the same can read it. */
  readonly postgres: string;
  /** In UTC. */
  readonly startedAt: string;
}

/** The last entry: without it a backup is not whole. */
export interface End {
  /** At the end of the copy: everything up to it is in the backup. */
  readonly head: LedgerHead;
  /** How many entries stand before it. */
  readonly entries: number;
}
