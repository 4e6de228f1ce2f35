/** Injection token of the path of the file with the key that signs. */
export const LEDGER_KEY_FILE = Symbol('LEDGER_KEY_FILE');
/** Injection token of the pool that the ledger is read with by whoever asks. */
export const LEDGER_READS = Symbol('LEDGER_READS');
