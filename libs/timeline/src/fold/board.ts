import type { Piece, Puzzle } from './puzzle.js';
import { type Position, move } from './position.js';

/** What `undo` needs to take one placement back. */
interface Trace {
  readonly piece: number;
  readonly pending: number;
  readonly released: number;
  readonly positions: readonly Position[];
}

/** Bits as characters, in parts short enough for a call. */
function decode(bits: Uint32Array): string {
  const units = new Uint16Array(bits.buffer);
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
}

/**
 * A timeline half laid out: which events stand already, which can come next, where every unit stands. Each
 * step costs what it changes and can be taken back, so that a search may try thousands.
 *
 * An event can come next when nothing certain keeps it back: no event still to be placed ends before it
 * begins, and all it is stated to come after stand. As days only move on, two cursors answer the first
 * half: over the events by last day (whose head is the earliest end still pending) and by first day (whose
 * head is the next to be released).
 */
export class Board {
  readonly #pieces: readonly Piece[];
  readonly #byLatest: Int32Array;
  readonly #byEarliest: Int32Array;
  readonly #releaseOf: Int32Array;
  readonly #waits: Int32Array;
  /** Two bit sets over the pieces, 32 a word. */
  readonly #placed: Uint32Array;
  readonly #ready: Uint32Array;
  readonly #positions: Position[];
  readonly #traces: Trace[] = [];
  #pending = 0;
  #released = 0;

  constructor({ pieces, starts }: Puzzle) {
    this.#pieces = pieces;
    const indexes = Int32Array.from(pieces.keys());
    this.#byLatest = indexes.toSorted((a, b) => pieces[a]!.latest - pieces[b]!.latest);
    this.#byEarliest = indexes.toSorted((a, b) => pieces[a]!.earliest - pieces[b]!.earliest);
    this.#releaseOf = new Int32Array(pieces.length);
    this.#byEarliest.forEach((piece, at) => (this.#releaseOf[piece] = at));
    this.#waits = Int32Array.from(pieces, (piece) => piece.waitsFor);
    this.#placed = new Uint32Array(Math.ceil(pieces.length / 32));
    this.#ready = new Uint32Array(this.#placed.length);
    this.#positions = [...starts];
    this.#release();
  }

  get size(): number {
    return this.#traces.length;
  }

  get full(): boolean {
    return this.#traces.length === this.#pieces.length;
  }

  /** The pieces placed, in their order. */
  get sequence(): number[] {
    return this.#traces.map(({ piece }) => piece);
  }

  position(unit: number): Position {
    return this.#positions[unit]!;
  }

  isPlaced(piece: number): boolean {
    return (this.#placed[piece >>> 5]! & (1 << (piece & 31))) !== 0;
  }

  /** The first piece from `from` on that can come next, or -1. */
  nextReady(from: number): number {
    let word = from >>> 5;
    let bits = word < this.#ready.length ? this.#ready[word]! & (~0 << (from & 31)) : 0;
    while (bits === 0) {
      if (++word >= this.#ready.length) return -1;
      bits = this.#ready[word]!;
    }
    return (word << 5) + 31 - Math.clz32(bits & -bits);
  }

  isLegal(index: number): boolean {
    const { exempt, rule, event, units } = this.#pieces[index]!;
    if (exempt) return true;
    if (rule.mustNameCharges && event.charges.length === 0) return false;
    return units.every((unit) => rule.after.includes(this.#positions[unit]!.status));
  }

  /** Whether it can be placed now without narrowing what can still come. It must be legal. */
  isHarmless(index: number): boolean {
    const { patient, rule, units } = this.#pieces[index]!;
    if (!patient) return false;
    return units.every((unit) => {
      const position = this.#positions[unit]!;
      return move(position, rule.effect).outlook === position.outlook;
    });
  }

  place(index: number): void {
    const { units, rule, followers } = this.#pieces[index]!;
    const positions = rule.effect === null ? [] : units.map((unit) => this.#positions[unit]!);
    this.#traces.push({ piece: index, pending: this.#pending, released: this.#released, positions });
    positions.forEach((position, at) => (this.#positions[units[at]!] = move(position, rule.effect)));
    this.#placed[index >>> 5]! |= 1 << (index & 31);
    this.#setReady(index, false);
    for (const follower of followers) {
      if (--this.#waits[follower]! === 0 && this.#releaseOf[follower]! < this.#released) this.#setReady(follower, true);
    }
    this.#release();
  }

  /** Takes back the latest placements until `size` are left. */
  undoTo(size: number): void {
    while (this.#traces.length > size) this.#undo(this.#traces.pop()!);
  }

  /** The same text for two boards exactly when they can be continued in the same ways. */
  key(): string {
    let text = decode(this.#placed);
    for (const position of this.#positions) text += position.outlook;
    return text;
  }

  #release(): void {
    const pieces = this.#pieces;
    while (this.#pending < pieces.length && this.isPlaced(this.#byLatest[this.#pending]!)) this.#pending++;
    const end = this.#pending < pieces.length ? pieces[this.#byLatest[this.#pending]!]!.latest : Infinity;
    while (this.#released < pieces.length && pieces[this.#byEarliest[this.#released]!]!.earliest <= end) {
      const index = this.#byEarliest[this.#released++]!;
      if (this.#waits[index] === 0) this.#setReady(index, true);
    }
  }

  #undo({ piece, pending, released, positions }: Trace): void {
    const { units, followers } = this.#pieces[piece]!;
    while (this.#released > released) this.#setReady(this.#byEarliest[--this.#released]!, false);
    this.#pending = pending;
    for (const follower of followers) {
      this.#waits[follower]!++;
      this.#setReady(follower, false);
    }
    this.#placed[piece >>> 5]! &= ~(1 << (piece & 31));
    this.#setReady(piece, true);
    positions.forEach((position, at) => (this.#positions[units[at]!] = position));
  }

  #setReady(index: number, ready: boolean): void {
    const bit = 1 << (index & 31);
    if (ready) this.#ready[index >>> 5]! |= bit;
    else this.#ready[index >>> 5]! &= ~bit;
  }
}
