/** A key pair in age's format. */
export interface BackupKey {
  /** Opens backups: `AGE-SECRET-KEY-1…`. */
  readonly identity: string;
  /** Backups are encrypted to it: `age1…`. */
  readonly recipient: string;
}

export async function makeBackupKey(): Promise<BackupKey> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The identities in a file as age writes it: a line each, comments after a number sign. */
export function identitiesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
