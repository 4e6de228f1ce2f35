import { hash } from 'node:crypto';
import { BadInput } from '../errors/bad-input.js';
import { type CursorKey, fitsShape, type KeyShape } from './key-shape.js';

/** More than any key of the record makes: a title of 1000 characters is at most 4000 bytes. */
const LONGEST = 8192;
const CHECKSUM_BYTES = 6;

/**
 * Points at a row by its sort keys rather than by its place, so that rows added before it move nothing. The text is
 * base64url of the keys as compact JSON, followed by a checksum over them and the kind.
 *
 * @param kind  the list and its order, `cases:TITLE`: a cursor is good for that one only
 */
export function encodeCursor(kind: string, keys: readonly CursorKey[]): string {
  const json = JSON.stringify(keys);
  return Buffer.concat([Buffer.from(json), checksum(kind, json)]).toString('base64url');
}

/**
 * The keys of a cursor that `encodeCursor` made for this kind. The checksum is no secret, so who forges one gets as far
 * as the shape: keys are values, and never become part of a statement.
 *
 * @throws BadInput, the same for every cursor that isn't one of this list.
 */
export function decodeCursor(
  kind: string,
  cursor: string,
  { shape, argument = 'after' }: { shape?: readonly KeyShape[]; argument?: 'after' | 'before' } = {},
): CursorKey[] {
  const keys = read(kind, cursor);
  if (keys === null || (shape && !fitsShape(keys, shape))) {
    throw new BadInput(
      `"${argument}" is not a cursor of this list. Pass one that this list gave with the same order, or leave it out to start over.`,
      [argument],
    );
  }
  return keys;
}

function read(kind: string, cursor: string): CursorKey[] | null {
  if (cursor.length > LONGEST) return null;
  const bytes = Buffer.from(cursor, 'base64url');
  // Node skips what isn't base64url; a cursor has one spelling.
  if (bytes.length <= CHECKSUM_BYTES || bytes.toString('base64url') !== cursor) return null;
  const json = bytes.subarray(0, -CHECKSUM_BYTES).toString();
  if (!checksum(kind, json).equals(bytes.subarray(-CHECKSUM_BYTES))) return null;
  const keys = parse(json);
  return Array.isArray(keys) && keys.every(isKey) ? keys : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isKey(value: unknown): value is CursorKey {
  return value === null || typeof value === 'string' || Number.isFinite(value);
}

function checksum(kind: string, json: string): Buffer {
  return hash('sha256', `${kind}\n${json}`, 'buffer').subarray(0, CHECKSUM_BYTES);
}
