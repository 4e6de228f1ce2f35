import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSigned, readCheckpoint, readKey } from '../../../../docs/verify/verify-ledger.mjs';
import { parseCheckpoint, writeCheckpoint } from './checkpoint.js';
import {
  isKeyName,
  makeSignerKey,
  parseNote,
  parseSignerKey,
  parseVerifierKey,
  signersOf,
  signNote,
  writeSignerKey,
} from './signed-note.js';

/** The key and the note by which the Go package golang.org/x/mod/sumdb/note, where the format is from, shows how it is used. */
const VERIFIER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SIGNER = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

describe('a note as others sign it', () => {
  const key = parseVerifierKey(VERIFIER)!;

  it('is read and found signed', () => {
    const note = parseNote(NOTE)!;
    expect(note.text).toBe(TEXT);
    expect(signersOf(note, [key])).toEqual([key]);
  });

  it('is signed here to the very letter', () => {
    expect(signNote(TEXT, [parseSignerKey(SIGNER)!])).toBe(NOTE);
    expect(writeSignerKey(parseSignerKey(SIGNER)!)).toBe(SIGNER);
    expect(parseSignerKey(SIGNER)!.verifier.text).toBe(VERIFIER);
  });

  it('is not signed when a letter of it is another', () => {
    expect(signersOf(parseNote(NOTE.replace('think', 'thing'))!, [key])).toEqual([]);
    expect(signersOf(parseNote(NOTE.replace('x08go/Z', 'x08go/a'))!, [key])).toEqual([]);
    expect(signersOf(parseNote(NOTE)!, [makeSignerKey('PeterNeumann').verifier])).toEqual([]);
  });
});

describe('what is none', () => {
  it.each(['', 'text\n', `${TEXT}\nPeterNeumann x08g\n`, NOTE.trimEnd(), `${TEXT}\n\n`])('%j is no note', (text) => {
    expect(parseNote(text)).toBeNull();
  });

  it.each([
    '',
    'a',
    VERIFIER.replace('c74f', 'c74e'),
    VERIFIER.replace('Neu', 'Noi'),
    VERIFIER.slice(0, -4),
    'a b+00000000+AAAA',
  ])('%j is no verifier key', (text) => {
    expect(parseVerifierKey(text)).toBeNull();
  });

  it.each(['', VERIFIER, SIGNER.replace('c74f', 'c74e'), SIGNER.slice(0, -4)])('%j is no key that signs', (text) => {
    expect(parseSignerKey(text)).toBeNull();
  });

  it.each(['', 'a b', 'a+b', 'a\nb', 'x'.repeat(201)])('%j is no name of a key', (name) => {
    expect(isKeyName(name)).toBe(false);
  });

  it.each([
    '',
    NOTE,
    'a\n01\nAAAA\n',
    `a\n-1\n${'A'.repeat(43)}=\n`,
    `\n1\n${'A'.repeat(43)}=\n`,
    `a\n99999999999999999\n${'A'.repeat(43)}=\n`,
  ])('%j is no checkpoint', (text) => {
    const signed = text.endsWith('\n') && !text.includes('—') ? signNote(text, [makeSignerKey('a')]) : text;
    expect(parseCheckpoint(signed)).toBeNull();
  });
});

describe('a checkpoint', () => {
  it('is read back, by us and by the file for strangers', () => {
    const old = makeSignerKey('cases.example.org/ledger');
    const next = makeSignerKey('cases.example.org/ledger');
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, bytes) => {
        const root = Buffer.from(bytes);
        const text = writeCheckpoint({ origin: old.verifier.name, size, root }, [old, next]);
        const checkpoint = parseCheckpoint(text)!;
        expect(checkpoint).toMatchObject({ origin: 'cases.example.org/ledger', size, root, text });
        expect(signersOf(checkpoint.note, [old.verifier, next.verifier])).toEqual([old.verifier, next.verifier]);
        const outside = readCheckpoint(text)!;
        expect(outside).toMatchObject({ origin: 'cases.example.org/ledger', size, root });
        for (const { verifier } of [old, next]) expect(isSigned(outside, [readKey(verifier.text)!])).toBe(true);
        expect(isSigned(outside, [readKey(makeSignerKey('cases.example.org/ledger').verifier.text)!])).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('has three lines in front of its signatures', () => {
    const root = Buffer.alloc(32, 7);
    const key = makeSignerKey('cases.example.org');
    const [body, signatures] = writeCheckpoint({ origin: 'cases.example.org', size: 14, root }, [key]).split('\n\n');
    expect(body).toBe('cases.example.org\n14\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=');
    expect(signatures).toMatch(/^— cases\.example\.org [A-Za-z0-9+/]{91}=\n$/);
  });
});
