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
  #closed = 0;
  #hidden = 0;
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

  /** How many change sets, and how many fields of others, are not shown: what is said of them nobody can check. */
  get unseen(): { readonly changeSets: number; readonly fields: number } {
    return { changeSets: this.#closed, fields: this.#hidden };
  }

  root(): Buffer {
    return this.#tree.root();
  }

  fault(fault: Fault): void {
    this.#found += 1;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(fault);
  }

  /**
   * Adds the next change set; answers the nodes of the tree that became full by it.
   * @param whole  whether everything of it has to be there, and not what everybody may read alone
   */
  add(changeSet: ChangeSet, whole: boolean): TreeNode[] {
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
    const left = commitments && tally(commitments);
    for (const entry of entries) this.#open(seq, entry, left);
    const unopened = left ? [...left.values()].reduce((sum, count) => sum + count, 0) : 0;
    // Where all is shown, a commitment that nothing opens is an entry that was taken away.
    if (!whole) this.#hidden += unopened;
    if (commitments === null) this.#closed += 1;
    if (unopened > 0 && whole)
      this.fault({ seq, what: `${unopened} of its commitments belong to nothing that is there` });
    if (commitments === null && whole) this.fault({ seq, what: 'is not shown' });
    return this.#tree.add(Buffer.from(leaf, 'hex'));
  }

  #open(seq: number, entry: Entry, left: Map<string, number> | null): void {
    const what = shapeOf(entry);
    if (what) this.fault({ seq, what: `${entry.kind} ${entry.id} ${what}` });
    for (const opening of entry.openings) {
      const where = `${opening.field} of ${entry.kind} ${entry.id}`;
      const count = left?.get(opening.commitment) ?? 0;
      if (left && count === 0) this.fault({ seq, what: `${where} is not among its commitments` });
      left?.set(opening.commitment, Math.max(0, count - 1));
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
    const { size, root } = checkpoint;
    const fault = (what: string): void => this.fault({ seq: size, checkpoint: true, what: `${where} ${what}` });
    if (!isSigned(checkpoint, trusted)) fault(UNSIGNED);
    if (size !== this.size || !root.equals(this.root()))
      fault('does not fit: the record is not the one that was signed');
  }

  /** Says of a checkpoint of a larger tree that what it signed is gone, if it is signed. */
  beyond(checkpoint: SignedCheckpoint, where: string, trusted: readonly TrustedKey[]): void {
    const { size } = checkpoint;
    // A key that is lost with the newer state may have begun beyond what is here.
    if (!isSigned(checkpoint, trusted)) {
      this.fault({ seq: size, checkpoint: true, what: `${where} ${UNSIGNED}` });
      return;
    }
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

const UNSIGNED = 'is signed by no key that is trusted at this size';

/** Whether a key that has the name of the ledger, and was in use at this size, has signed it. */
function isSigned({ size, origin, note }: SignedCheckpoint, trusted: readonly TrustedKey[]): boolean {
  const keys = trusted.filter(({ from, until }) => from <= size && size <= (until ?? Infinity)).map(({ key }) => key);
  return signersOf(note, keys).some(({ name }) => name === origin);
}

/** How often each text is there. */
function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** What no entry of ours lacks: what is created has an id, what is retracted nothing else, what is changed some field. */
function shapeOf({ operation, openings, kind }: Entry): string | null {
  const fields = openings.map(({ field }) => field);
  const right =
    kind === REDACTIONS || operation === 'UPDATED'
      ? fields.length > 0
      : operation === 'CREATED'
        ? fields.includes('id')
        : operation === 'RETRACTED' && fields.length === 1 && fields[0] === 'id';
  return right ? null : `has an entry that says ${operation} and commits to ${fields.join(', ') || 'nothing'}`;
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
