import { parseCheckpoint } from '../notes/checkpoint.js';
import { parseVerifierKey, signersOf } from '../notes/signed-note.js';
import type { SigningKey } from '../keys/signing-keys.js';

/** Notes of one size that are looked at: whoever may keep one may keep many that nobody signed. */
const MOST = 100;

/** Those of a size ($1), the last that was made in front. */
export const KEPT_AT = `SELECT note FROM ledger.checkpoints c WHERE c.size = $1 ORDER BY c.made_at DESC, c.note LIMIT ${MOST}`;

/** The first of the notes that a key of the ledger has signed; null where none has. */
export function firstSigned(notes: readonly { note: string }[], keys: readonly SigningKey[]): string | null {
  const verifiers = keys.map(({ verifier }) => parseVerifierKey(verifier)).filter((key) => key !== null);
  const signed = notes.find(({ note }) => {
    const checkpoint = parseCheckpoint(note);
    return checkpoint !== null && signersOf(checkpoint.note, verifiers).some(({ name }) => name === checkpoint.origin);
  });
  return signed?.note ?? null;
}
