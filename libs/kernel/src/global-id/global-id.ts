import { NODE_TYPES, type NodeType } from './node-types.js';

/** What a global ID leads to. */
export interface DecodedId {
  readonly type: NodeType;
  readonly uuid: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const types = new Set<string>(NODE_TYPES);

const isNodeType = (text: string): text is NodeType => types.has(text);

/**
 * The ID clients hold: `<Type>_<uuid>`, `Case_01936b2e-…`. To them it is opaque, and the form may change; SQL on the
 * read path builds the same text, so both change together.
 */
export function encodeId(type: NodeType, uuid: string): string {
  return `${type}_${uuid}`;
}

/**
 * Reads an ID; null for whatever `encodeId` didn't write. One record has one ID: capitals, spaces or anything before or
 * after it make another text, which leads nowhere. Never throws.
 */
export function decodeId(id: string): DecodedId | null {
  const separator = id.indexOf('_');
  const type = id.slice(0, Math.max(separator, 0));
  const uuid = id.slice(separator + 1);
  return isNodeType(type) && UUID.test(uuid) ? { type, uuid } : null;
}

/** What the ID of a record as it once stood leads to. */
export interface DecodedPastId extends DecodedId {
  /** The number of the change set after which it was read. */
  readonly seq: number;
}

const PAST = /^(.+)@([1-9][0-9]{0,9})$/;

/** Reads an ID that was given under `asOf`: the record's own, `@`, and the change set. Null for any other text. */
export function decodePastId(id: string): DecodedPastId | null {
  const [, own = '', seq = ''] = PAST.exec(id) ?? [];
  const decoded = decodeId(own);
  return decoded && { ...decoded, seq: Number(seq) };
}

const SOMEWHERE = /[A-Za-z]_[0-9a-f-]{36}@[1-9]/;

/** Whether any text in a value of JSON holds an ID that was given under `asOf`. */
export function holdsPastId(value: unknown): boolean {
  return SOMEWHERE.test(JSON.stringify(value) ?? '');
}
