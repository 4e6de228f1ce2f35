/** Which edition stood after a change set. */
export interface ListedEdition {
  /** Its number: the last change set that altered what it holds. */
  readonly seq: number;
  /** The moment of that. */
  readonly at: string;
  /** The number of the record's latest edition. */
  readonly latest: number;
  /** The edition that followed; null: it is the latest. */
  readonly next: { readonly seq: number; readonly at: string } | null;
}

/** A change set that made a new edition. */
interface Made {
  readonly seq: number;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Between which change sets the public saw a record: the second is not of it; null: it lasts. */
interface PublicSpan {
  readonly from: number;
  readonly until: number | null;
}

/** About what one entry takes in memory, in bytes. */
const BYTES_EACH = 64;

/** All editions of a record that the public sees, or saw before it was retracted. */
export class EditionList {
  /**
   * @param made  in their order
   * @param spans  in their order
   * @param goneAt  since when the record stands no more: it was retracted, or merged into another; null: it stands
   */
  constructor(
    private readonly made: readonly Made[],
    private readonly spans: readonly PublicSpan[],
    readonly goneAt: string | null,
  ) {}

  /** What it takes in memory. */
  get bytes(): number {
    return (this.made.length + this.spans.length) * BYTES_EACH;
  }

  /**
   * @param seq  a change set; null: the present
   * @returns null where the public saw no such record then
   */
  at(seq: number | null): ListedEdition | null {
    const asked = seq ?? Infinity;
    const seen = this.spans.some(({ from, until }) => from <= asked && (until === null || until > asked));
    const place = seen ? this.#lastBy(asked) : -1;
    const [edition, next, latest] = [this.made[place], this.made[place + 1], this.made.at(-1)];
    if (!edition || !latest) return null;
    const moment = ({ seq: number, at }: Made) => ({ seq: number, at: new Date(at).toISOString() });
    return { ...moment(edition), latest: latest.seq, next: next ? moment(next) : null };
  }

  /** Of a change set after which the public saw no such record: the first since which it was so, or 1. */
  absentSince(seq: number): number {
    return Math.max(1, ...this.spans.map(({ until }) => (until !== null && until <= seq ? until : 1)));
  }

  /** The place of the last one that was made by then; -1: there is none. */
  #lastBy(seq: number): number {
    let [low, high] = [0, this.made.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.made[middle]!.seq <= seq) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
