import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** What C2SP signed-note calls Ed25519. */
const ED25519 = 1;
const SIGNED = '\u2014 ';

/** A key that a note is checked by, as C2SP signed-note has it: `<name>+<key id>+<base64>`. */
export interface VerifierKey {
  /** Of the signer; without spaces and plus signs. */
  readonly name: string;
  /** Four bytes, in hexadecimal. */
  readonly id: string;
  /** 32 bytes. */
  readonly publicKey: Buffer;
  /** The whole of it in text. */
  readonly text: string;
}

/** A key that signs. */
export interface SignerKey {
  readonly verifier: VerifierKey;
  /** 32 bytes. */
  readonly seed: Buffer;
}

/** A note taken apart. */
export interface SignedNote {
  /** What is signed, its last line end included. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: string; readonly signature: Buffer }[];
}

function verifierOf(name: string, publicKey: Buffer): VerifierKey {
  const typed = Buffer.concat([Buffer.of(ED25519), publicKey]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4).toString('hex');
  return { name, id, publicKey, text: `${name}+${id}+${typed.toString('base64')}` };
}

/** Whether a key may have this name. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{C}]{1,200}$/u.test(name);

/** @returns null for a text that is no key, or whose id is not its own */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [name = '', id = '', ...rest] = text.trim().split('+');
  const typed = Buffer.from(rest.join('+'), 'base64');
  if (!isKeyName(name) || typed.length !== 33 || typed[0] !== ED25519) return null;
  const key = verifierOf(name, typed.subarray(1));
  return key.id === id ? key : null;
}

/** A new key of this name. */
export function makeSignerKey(name: string): SignerKey {
  const { d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return signerOf(name, Buffer.from(d, 'base64url'));
}

/** In front of the 32 bytes of a key, in PKCS #8: RFC 8410 (7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function signerOf(name: string, seed: Buffer): SignerKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { verifier: verifierOf(name, Buffer.from(x, 'base64url')), seed };
}

/** A signing key as text, in the form that Go's tools of the same name read and write. */
export function writeSignerKey({ verifier: { name, id }, seed }: SignerKey): string {
  return `PRIVATE+KEY+${name}+${id}+${Buffer.concat([Buffer.of(ED25519), seed]).toString('base64')}`;
}

/** @returns null for a text that is no such key; it is never repeated in a message */
export function parseSignerKey(text: string): SignerKey | null {
  const [, name = '', id = '', encoded = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const typed = Buffer.from(encoded, 'base64');
  if (!isKeyName(name) || typed.length !== 33 || typed[0] !== ED25519) return null;
  const key = signerOf(name, typed.subarray(1));
  return key.verifier.id === id ? key : null;
}

/** Signs a text, which ends with a line end and has no empty line, by each of the keys. */
export function signNote(text: string, keys: readonly SignerKey[]): string {
  const lines = keys.map(({ verifier: { name, id }, seed }) => {
    const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const signature = sign(null, Buffer.from(text, 'utf8'), key);
    return `${SIGNED}${name} ${Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** @returns null for what is no signed note */
export function parseNote(note: string): SignedNote | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => /^\u2014 (\S+) (\S+)$/.exec(line));
  if (!signatures.every((found) => found !== null)) return null;
  return {
    text: note.slice(0, end + 1),
    signatures: signatures.map(([, name = '', encoded = '']) => {
      const bytes = Buffer.from(encoded, 'base64');
      return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
    }),
  };
}

/** Which of the keys have signed it; signatures of others are left out, a wrong one of these is none. */
export function signersOf(note: SignedNote, keys: readonly VerifierKey[]): VerifierKey[] {
  return keys.filter(({ name, id, publicKey }) =>
    note.signatures.some(
      (one) =>
        one.name === name &&
        one.id === id &&
        verify(
          null,
          Buffer.from(note.text, 'utf8'),
          createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') }, format: 'jwk' }),
          one.signature,
        ),
    ),
  );
}
