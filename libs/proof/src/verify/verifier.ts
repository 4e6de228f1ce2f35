import { createHash, createHmac } from 'node:crypto';
import type { SignedCheckpoint } from '../notes/checkpoint.js';
import { signersOf, type VerifierKey } from '../notes/signed-note.js';
import { GrowingTree, type TreeNode } from '../tree/growing-tree.js';
import { type ChangeSet, type Entry, type Fault, type Opening, REDACTIONS } from './change-set.js';

/** More faults than these are counted and not told. */
const MOST_FAULTS = 1_000;

/** A key, and the sizes of the tree at which it signed. */
export interface TrustedKey {
  readonly key: VerifierKey;
  readonly from: number;
  /** Null: still does. */
  readonly until: number | null;
}

/**
 * Checks change sets one after the other, from the first: numbers without gaps, moments that do not go back, leaves, commitments and
 * what was erased; and that checkpoints fit. Keeps the right edge of the tree and what was erased and not yet accounted for.
 */
export class Verifier {
  readonly #tree = new GrowingTree();
  readonly #faults: Fault[] = [];
  /** Salts that are missing, by what a redaction calls them, with the change set. */
  readonly #missing = new Map<string, number>();
  /** Those that a redaction has accounted for. */
  readonly #redacted = new Set<string>();
  #found = 0;
  #last = '';

  get size(): number {
    return this.#tree.size;
  }

  /** The first faults that were found, in the order of change sets. */
  get faults(): readonly Fault[] {
    return this.#faults.toSorted((one, other) => (one.seq ?? Infinity) - (other.seq ?? Infinity));
  }

  /** How many there are in all. */
  get found(): number {
    return this.#found;
  }

  root(): Buffer {
    return this.#tree.root();
  }

  fault(fault: Fault): void {
    this.#found += 1;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(fault);
  }

  /** Adds the next change set; answers the nodes of the tree that became full by it. */
  add(changeSet: ChangeSet): TreeNode[] {
    const { seq, at, leaf, commitments, entries } = changeSet;
    const expected = this.size + 1;
    if (seq !== expected)
      this.fault({ seq: Math.min(seq, expected), what: `change set ${seq} stands where ${expected} should` });
    if (at !== null) {
      if (at < this.#last) this.fault({ seq, what: 'is dated before the one in front of it' });
      this.#last = at;
    }
    if (at !== null && commitments !== null && leafOf(seq, at, commitments) !== leaf) {
      this.fault({ seq, what: 'its leaf is not that of its moment and commitments' });
    }
    const all = commitments && new Set(commitments);
    for (const entry of entries) this.#open(seq, entry, all);
    return this.#tree.add(Buffer.from(leaf, 'hex'));
  }

  #open(seq: number, entry: Entry, all: ReadonlySet<string> | null): void {
    for (const opening of entry.openings) {
      const where = `${opening.field} of ${entry.kind} ${entry.id}`;
      if (all && !all.has(opening.commitment)) this.fault({ seq, what: `${where} is not among its commitments` });
      if (opening.salt === null) this.#missing.set(`${entry.kind} ${entry.id} ${seq}:${opening.field}`, seq);
      else if (opening.value === null) this.fault({ seq, what: `${where} has no value` });
      else if (commitmentOf(entry, opening) !== opening.commitment)
        this.fault({ seq, what: `${where} is not what was committed to` });
      else if (entry.kind === REDACTIONS) this.#redact(seq, entry, opening, opening.value);
    }
  }

  /** What was erased is a salt of a change set before, and its value says of which table. */
  #redact(seq: number, entry: Entry, { field }: Opening, value: string): void {
    const name = `${JSON.parse(value) as string} ${entry.id} ${field}`;
    if (this.#missing.delete(name)) this.#redacted.add(name);
    else if (!this.#redacted.has(name))
      this.fault({ seq, what: `says that ${field} of ${entry.id} was erased, which was not` });
  }

  /** Checks a checkpoint of the size that the tree has now. */
  checkpoint(checkpoint: SignedCheckpoint, where: string, trusted: readonly TrustedKey[]): void {
    const { size, root, origin } = checkpoint;
    const keys = trusted.filter(({ from, until }) => from <= size && size <= (until ?? Infinity)).map(({ key }) => key);
    const signers = signersOf(checkpoint.note, keys);
    const fault = (what: string): void => this.fault({ seq: size, checkpoint: true, what: `${where} ${what}` });
    if (!signers.some(({ name }) => name === origin)) fault('is signed by no key that is trusted at this size');
    if (size !== this.size || !root.equals(this.root()))
      fault('does not fit: the record is not the one that was signed');
  }

  /** Says of a checkpoint of a larger tree that what it signed is gone. */
  beyond({ size }: SignedCheckpoint, where: string): void {
    const missing = size - this.size;
    const what = `${where} does not fit: the last ${missing} change ${missing === 1 ? 'set' : 'sets'} it signed are missing, this is an older state`;
    this.fault({ seq: size, checkpoint: true, what });
  }

  /** To be called last: whatever is missing and was never accounted for. */
  finish(): void {
    for (const [name, seq] of this.#missing)
      this.fault({ seq, what: `the salt of ${name} is missing, and no redaction says why` });
  }
}

/** The leaf of a change set: SHA-256 of the RFC 8785 form of its envelope, whose commitments are sorted. */
function leafOf(seq: number, at: string, commitments: readonly string[]): string {
  const envelope = JSON.stringify({ at, commitments: commitments.toSorted(), seq });
  return createHash('sha256').update(envelope, 'utf8').digest('hex');
}

function commitmentOf({ kind, id, operation }: Entry, { field, salt, value }: Opening): string {
  const head = [kind, id, operation, field].map((part) => JSON.stringify(part)).join(',');
  return createHmac('sha256', Buffer.from(salt ?? '', 'hex'))
    .update(`[${head},${value}]`, 'utf8')
    .digest('hex');
}
