import { parseNote, type SignedNote, type SignerKey, signNote } from './signed-note.js';

/** A tree of a size, as whoever signs it says: C2SP tlog-checkpoint. */
export interface Checkpoint {
  /** Whose tree: the name of the key that signs. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
}

/** A checkpoint with its note. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
  /** The note as it was given. */
  readonly text: string;
}

/** The note of a checkpoint, signed by each of the keys. */
export function writeCheckpoint({ origin, size, root }: Checkpoint, keys: readonly SignerKey[]): string {
  return signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, keys);
}

/** @returns null for what is no checkpoint */
export function parseCheckpoint(text: string): SignedCheckpoint | null {
  const note = parseNote(text);
  // Lines after the third are extensions, which are signed and mean nothing here.
  const [, origin = '', size = '', encoded = ''] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(note?.text ?? '') ?? [];
  if (!note || !origin || !Number.isSafeInteger(Number(size))) return null;
  return { origin, size: Number(size), root: Buffer.from(encoded, 'base64'), note, text };
}
