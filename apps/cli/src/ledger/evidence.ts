import { readFile } from 'node:fs/promises';
import { type Evidence, parseCheckpoint, parseVerifierKey } from '@app/proof';
import { UsageError } from '../command-errors.js';

/** The options by which evidence is handed in. */
export interface EvidenceOptions {
  readonly checkpoint: string[];
  readonly key: string[];
}

/**
 * Reads what others have kept.
 * @throws UsageError naming the file, or the option, that is none
 */
export async function evidenceOf({
  checkpoint: files = [],
  key: texts = [],
}: Partial<EvidenceOptions>): Promise<Evidence> {
  const keys = texts.map((text) => {
    const key = parseVerifierKey(text);
    if (!key)
      throw new UsageError(
        '--key is no verifier key: give one like cases.example.org+1a2b3c4d+AX… as it was published.',
      );
    return { key, from: 0, until: null };
  });
  const checkpoints = [];
  for (const where of files) {
    const text = await readFile(where, 'utf8').catch((error: Error) => Promise.reject(unreadable(where, error)));
    const checkpoint = parseCheckpoint(text);
    if (!checkpoint) throw new UsageError(`${where} is no checkpoint: give what /ledger/checkpoint answered, whole.`);
    checkpoints.push({ checkpoint, where });
  }
  return { checkpoints, keys };
}

export function unreadable(file: string, error: NodeJS.ErrnoException): UsageError {
  return new UsageError(`${file} cannot be read (${error.code}).`);
}
