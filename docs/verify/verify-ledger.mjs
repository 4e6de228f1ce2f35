#!/usr/bin/env node
/**
 * Checks an export of a Casetrail ledger. It needs Node.js 20 or later and nothing else: no network, no database, no package. Read it
 * before you run it; `docs/ledger.md` tells what each step means.
 *
 *   node verify-ledger.mjs EXPORT [--key VERIFIER_KEY]… [CHECKPOINT]…
 *
 * EXPORT is a file of `casetrail ledger export`. Each CHECKPOINT is a file with what `/ledger/checkpoint` once answered, kept by you or by
 * somebody you trust; VERIFIER_KEY is the key you were told at that time. Prints OK and ends with 0, or prints the first change set that is
 * wrong, or the checkpoint that does not fit, and ends with 1; 2 where a file is not what it should be.
 */
import { createHash, createHmac, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const FORMAT = 'casetrail-ledger/1';
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

// ── The tree: RFC 6962, section 2.1 ─────────────────────────────────────────────────────────────────────────────────────────────────

export const leafHash = (data) => sha256(Uint8Array.of(0), data);
export const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/** A tree that leaves are added to one by one; it keeps the full subtrees at its right edge. */
export class Tree {
  size = 0;
  edge = [];

  add(data) {
    let node = { leaves: 1, hash: leafHash(data) };
    while (this.edge.at(-1)?.leaves === node.leaves) {
      node = { leaves: 2 * node.leaves, hash: nodeHash(this.edge.pop().hash, node.hash) };
    }
    this.edge.push(node);
    this.size += 1;
  }

  root() {
    const [last, ...others] = this.edge.toReversed();
    return last ? others.reduce((right, left) => nodeHash(left.hash, right), last.hash) : sha256('');
  }
}

/** Whether a path proves that the leaf of this index, from 0, is in the tree of this size and head. */
export function provesInclusion({ index, size, leaf, path, root }) {
  let [place, last, hash] = [index, size - 1, leafHash(leaf)];
  if (index < 0 || index >= size) return false;
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
}

/** Whether a path proves that the tree of one size and head is the beginning of that of another. */
export function provesConsistency({ from, to, path, fromRoot, toRoot }) {
  if (from < 1 || from > to) return false;
  if (from === to) return path.length === 0 && fromRoot.equals(toRoot);
  const hashes = Number.isInteger(Math.log2(from)) ? [fromRoot, ...path] : [...path];
  if (hashes.length === 0) return false;
  let [place, last] = [from - 1, to - 1];
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  let [first, second] = [hashes[0], hashes[0]];
  for (const hash of hashes.slice(1)) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [first, second] = [nodeHash(hash, first), nodeHash(hash, second)];
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      second = nodeHash(second, hash);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && first.equals(fromRoot) && second.equals(toRoot);
}

// ── Checkpoints: C2SP tlog-checkpoint and signed-note ───────────────────────────────────────────────────────────────────────────────

/** A key as signed-note writes it: name, key id and, in base64, the number 1 for Ed25519 with 32 bytes. */
export function readKey(text) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  const expected = sha256(`${name}\n`, bytes).subarray(0, 4).toString('hex');
  if (bytes.length !== 33 || bytes[0] !== 1 || expected !== id) return null;
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') },
    format: 'jwk',
  });
  return { name, id, key, from: 0, until: null };
}

export function readCheckpoint(text) {
  const end = text.lastIndexOf('\n\n');
  const body = text.slice(0, end + 1);
  const [, origin, size, root] = /^(.+)\n(\d{1,16})\n([A-Za-z0-9+/]{43}=)\n/.exec(body) ?? [];
  if (end < 0 || origin === undefined) return null;
  const signatures = [...text.slice(end + 2).matchAll(/^\u2014 (\S+) (\S+)$/gm)].map(([, name, encoded]) => {
    const bytes = Buffer.from(encoded, 'base64');
    return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
  });
  return { body, origin, size: Number(size), root: Buffer.from(root, 'base64'), signatures };
}

/** Whether one of the keys that has the name of the ledger has signed it, at a size at which it was in use. */
export function isSigned({ body, origin, size, signatures }, keys) {
  return keys.some(
    ({ name, id, key, from, until }) =>
      name === origin &&
      from <= size &&
      size <= (until ?? Infinity) &&
      signatures.some(
        (one) => one.name === name && one.id === id && verifySignature(null, Buffer.from(body), key, one.signature),
      ),
  );
}

// ── Change sets ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** JSON in the form of RFC 8785. The numbers of an export are whole and small; all others are strings there. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** What a field of an entry commits to: HMAC-SHA-256 under its salt. */
const commitmentOf = ({ kind, id, operation }, field, { salt, value }) =>
  createHmac('sha256', Buffer.from(salt, 'hex'))
    .update(canonical([kind, id, operation, field, value]))
    .digest('hex');

/** The leaf of a change set: SHA-256 of its envelope. */
const leafOf = ({ at, commitments, seq }) =>
  sha256(canonical({ at, commitments: commitments.toSorted(), seq })).toString('hex');

/**
 * Goes through an export.
 * @param lines  its lines, an iterable or an asynchronous one
 * @param checkpoints  that were kept elsewhere: `{ name, checkpoint }`
 * @param keys  trusted for those; none: those that the export names itself
 * @returns `{ size, root, checkpoints, closed, hidden, faults }`, the faults by change set
 */
export async function verifyLedger(lines, checkpoints = [], keys = []) {
  const tree = new Tree();
  const faults = [];
  const fault = (seq, what) => void faults.push({ seq, what });
  /** Salts that are missing, until a later change set says that they were erased. */
  const missing = new Map();
  const erased = new Set();
  const waiting = checkpoints.toSorted((one, other) => one.checkpoint.size - other.checkpoint.size);
  let [number, named, end, last, seen, own] = [0, null, null, '', 0, 0];
  /** Change sets, and commitments of others, that are not shown. */
  let [closed, hidden, whole] = [0, 0, true];

  const fits = (checkpoint, name, trusted) => {
    seen += 1;
    if (!isSigned(checkpoint, trusted))
      fault(checkpoint.size, `${name} is signed by no key that is trusted at this size`);
    if (checkpoint.size !== tree.size || !checkpoint.root.equals(tree.root())) {
      fault(checkpoint.size, `${name} does not fit: this is not the record that was signed`);
    }
  };
  const keptFit = () => {
    while (waiting[0]?.checkpoint.size <= tree.size) {
      const { name, checkpoint } = waiting.shift();
      fits(checkpoint, name, keys.length > 0 ? keys : named);
    }
  };

  for await (const text of lines) {
    number += 1;
    const line = parse(text, number);
    if (end) throw new NotAnExport(number, 'stands behind the end');
    if (named === null) {
      if (line.format !== FORMAT) throw new NotAnExport(number, `does not say ${FORMAT}`);
      whole = line.scope !== 'public';
      named = line.keys.map(({ verifier, from, until }) => ({ ...readKey(verifier), from, until }));
      keptFit();
    } else if (line.end) {
      end = line.end;
    } else if (line.checkpoint !== undefined) {
      own += 1;
      const checkpoint = readCheckpoint(line.checkpoint);
      if (checkpoint) fits(checkpoint, `the checkpoint on line ${number}`, named);
      else fault(tree.size, `line ${number} is no checkpoint`);
    } else {
      changeSet(line);
      keptFit();
    }
  }
  if (end?.changeSets !== tree.size || end.checkpoints !== own)
    throw new NotAnExport(number, 'is not the end: something was cut off or left out');
  for (const { name, checkpoint } of waiting) {
    const gone = `${name} does not fit: the last ${checkpoint.size - tree.size} change sets it signed are missing`;
    const signed = isSigned(checkpoint, keys.length > 0 ? keys : named);
    fault(checkpoint.size, signed ? gone : `${name} is signed by no key that is trusted at this size`);
  }
  for (const [name, seq] of missing) fault(seq, `the salt of ${name} is missing, and no redaction says why`);
  faults.sort((one, other) => one.seq - other.seq);
  return { size: tree.size, root: tree.root(), checkpoints: seen, closed, hidden, faults };

  function changeSet(line) {
    const { seq, leaf, at, commitments, entries } = line;
    const expected = tree.size + 1;
    if (seq !== expected) fault(Math.min(seq, expected), `change set ${seq} stands where ${expected} should`);
    tree.add(Buffer.from(leaf, 'hex'));
    // Nothing of it is shown: it is in the tree, and that is all a stranger may know.
    if (at === undefined) {
      closed += 1;
      if (whole) fault(seq, 'is not shown');
      return;
    }
    if (at < last) fault(seq, 'is dated before the one in front of it');
    last = at;
    if (leafOf(line) !== leaf) fault(seq, 'its leaf is not that of its moment and commitments');
    const left = new Map();
    for (const one of commitments) left.set(one, (left.get(one) ?? 0) + 1);
    for (const entry of entries) {
      const fields = Object.keys(entry.fields);
      if (!hasShape(entry, fields)) {
        fault(
          seq,
          `${entry.kind} ${entry.id} has an entry that says ${entry.operation} and commits to ${fields.join(', ') || 'nothing'}`,
        );
      }
      for (const [field, shown] of Object.entries(entry.fields)) {
        const where = `${field} of ${entry.kind} ${entry.id}`;
        const count = left.get(shown.commitment) ?? 0;
        if (count === 0) fault(seq, `${where} is not among its commitments`);
        left.set(shown.commitment, Math.max(0, count - 1));
        if (shown.salt === undefined) missing.set(`${entry.kind} ${entry.id} ${seq}:${field}`, seq);
        else if (commitmentOf(entry, field, shown) !== shown.commitment)
          fault(seq, `${where} is not what was committed to`);
        else if (entry.kind === 'redactions') redaction(seq, `${shown.value} ${entry.id} ${field}`);
      }
    }
    opened(seq, left);
  }

  function opened(seq, left) {
    const unopened = [...left.values()].reduce((sum, count) => sum + count, 0);
    // Where all is shown, a commitment that nothing opens is an entry that was taken away; elsewhere it is not for everybody.
    if (unopened > 0 && whole) fault(seq, `${unopened} of its commitments belong to nothing that is there`);
    hidden += unopened;
  }

  function redaction(seq, name) {
    if (missing.delete(name)) erased.add(name);
    else if (!erased.has(name)) fault(seq, `says that ${name} was erased, which was not`);
  }
}

/** What no entry lacks: what is created has an id, what is retracted nothing else, what is changed some field. */
function hasShape({ kind, operation }, fields) {
  if (kind === 'redactions' || operation === 'UPDATED') return fields.length > 0;
  if (operation === 'CREATED') return fields.includes('id');
  return operation === 'RETRACTED' && fields.length === 1 && fields[0] === 'id';
}

class NotAnExport extends Error {
  constructor(number, what) {
    super(`Line ${number} of the export ${what}.`);
  }
}

function parse(text, number) {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotAnExport(number, 'is no JSON');
  }
}

// ── The command ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

async function main(args) {
  const [files, keys] = [[], []];
  while (args.length > 0) {
    const next = args.shift();
    if (next !== '--key') files.push(next);
    else keys.push(readKey(args.shift() ?? '') ?? fail('--key is not followed by a verifier key.'));
  }
  const [file, ...kept] = files;
  if (!file) fail('Say which export: node verify-ledger.mjs EXPORT [--key VERIFIER_KEY]… [CHECKPOINT]…');
  const checkpoints = kept.map((name) => ({
    name,
    checkpoint: readCheckpoint(readFileSync(name, 'utf8')) ?? fail(`${name} is no checkpoint.`),
  }));
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  const { size, root, checkpoints: seen, closed, hidden, faults } = await verifyLedger(lines, checkpoints, keys);
  for (const { seq, what } of faults.slice(0, 20)) console.log(`${seq}: ${what}`);
  if (faults.length > 0) console.log(`${faults.length} faults; the first at change set ${faults[0].seq}`);
  else console.log(`OK: ${size} change sets, ${seen} checkpoints, head ${root.toString('base64')}`);
  if (closed + hidden > 0) console.log(`Not shown: ${closed} change sets, and ${hidden} fields of others`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2)).catch((error) => fail(error.message));
}
