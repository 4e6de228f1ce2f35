/** What the model keeps records in; names, citations, whom an event names, and who was merged into whom are rows as well. */
type Table =
  | 'sources'
  | 'cases'
  | 'persons'
  | 'names'
  | 'merged_persons'
  | 'case_participants'
  | 'charges'
  | 'case_events'
  | 'event_defendants'
  | 'citations';

/** A record as it stands: plain data, never changed, only put in the place of. */
export interface Row {
  readonly table: Table;
  readonly id: string;
  readonly tier: number;
  /** What it hangs on, by what that is to it. */
  readonly on: Readonly<Partial<Record<'case' | 'person' | 'source' | 'event' | 'into', string>>>;
  /** The title of a case; a name. */
  readonly text?: string;
  readonly summary?: string | null;
  /** Of an event or a name its kind; of a participant the role. */
  readonly kind?: string;
  /** Of an event: the day, of which no other event of the run has the same. */
  readonly day?: string;
  /** Of an event: the one charge that it names. */
  readonly charge?: string | null;
  /** Of an event: whose place it takes. */
  readonly corrects?: string | null;
}

export type State = ReadonlyMap<string, Row>;

/** A record that is gone: as it stood last, and the change set in which it went. */
interface Retired {
  readonly row: Row;
  readonly reach: number;
  readonly seq: number;
}

/** What a change does to the records: it reads how they stood before, and writes how they stand after. */
export class Draft {
  readonly rows: Map<string, Row>;

  constructor(
    readonly before: State,
    private readonly reachBefore: (id: string) => number,
  ) {
    this.rows = new Map(before);
  }

  reach(id: string): number {
    return this.reachBefore(id);
  }

  of(table: Table): Row[] {
    return [...this.rows.values()].filter((row) => row.table === table);
  }

  add(row: Row): void {
    this.rows.set(row.id, row);
  }

  patch(id: string, more: Partial<Row>): void {
    const row = this.rows.get(id);
    if (!row) throw new Error(`The server has changed ${id}, which is not there.`);
    this.rows.set(id, { ...row, ...more });
  }

  /** What only led to it leads nowhere from then on. */
  remove(id: string): void {
    this.rows.delete(id);
    for (const row of this.rows.values()) if (row.corrects === id) this.patch(row.id, { corrects: null });
  }
}

/**
 * The record as `domain.md` tells of it, said a second time and naively: after every change set all that stood, kept whole.
 * A record is as hidden as itself and whatever it hangs on; an event also as its least hidden charge, its
 * least hidden defendant and its least hidden support. Of the past, the higher of the reach then and now counts.
 */
export class RecordModel {
  readonly #states: State[] = [new Map()];
  readonly #retired = new Map<string, Retired>();
  readonly #reaches = new WeakMap<State, Map<string, number>>();
  #present = new Map<string, number>();

  /** @param start  the change set before the first of the run */
  constructor(readonly start: number) {}

  /** The last change set that was applied. */
  get last(): number {
    return this.start + this.#states.length - 1;
  }

  get now(): State {
    return this.#states.at(-1)!;
  }

  at(seq: number): State {
    const state = this.#states[seq - this.start];
    if (!state) throw new Error(`Nothing is known of change set ${seq}.`);
    return state;
  }

  /** Does what a change set has done; they come in the order of their numbers, and none is left out. */
  apply(seq: number, work: (draft: Draft) => void): void {
    if (seq !== this.last + 1) throw new Error(`Change set ${seq} came after ${this.last}.`);
    const before = this.now;
    const draft = new Draft(before, (id) => this.reachIn(before, id));
    work(draft);
    for (const row of before.values()) {
      if (!draft.rows.has(row.id)) this.#retired.set(row.id, { row, reach: this.reachIn(before, row.id), seq });
    }
    this.#states.push(draft.rows);
    this.#present = new Map();
  }

  /** How hidden a record was in a state. */
  reachIn(state: State, id: string): number {
    const known = this.#reaches.get(state) ?? new Map<string, number>();
    this.#reaches.set(state, known);
    const found = known.get(id);
    if (found !== undefined) return found;
    const row = state.get(id);
    if (!row) throw new Error(`There is no ${id} to hang on.`);
    const reach = reachOf(row, [...state.values()], (other) => this.reachIn(state, other));
    known.set(id, reach);
    return reach;
  }

  /**
   * How hidden the past shows a record: as it was then and is now, whichever is more; and as who it referred to then is now, where that
   * is somebody else since.
   */
  reachInPast(state: State, id: string): number {
    return Math.max(this.reachIn(state, id), this.presentReach(id), this.#inherited(state, id));
  }

  #inherited(state: State, id: string): number {
    const row = state.get(id)!;
    const gone = (other: string) => (this.now.has(other) ? 0 : this.presentReach(other));
    const above = Object.values(row.on).map((other) =>
      state.has(other) ? Math.max(gone(other), this.#inherited(state, other)) : 0,
    );
    const named = [...state.values()].filter(({ table, on }) => table === 'event_defendants' && on.event === id);
    return Math.max(
      0,
      ...above,
      ...(named.length > 0 ? [Math.min(...named.map(({ on }) => gone(on.person!)))] : []),
      ...(row.charge ? [this.#inherited(state, row.charge)] : []),
    );
  }

  /** How hidden a record is now, whether it stands, was retracted, or merged into another. */
  presentReach(id: string): number {
    const found = this.#present.get(id);
    if (found !== undefined) return found;
    const reach = this.now.has(id) ? this.reachIn(this.now, id) : this.#reachOfRetired(id);
    this.#present.set(id, reach);
    return reach;
  }

  #reachOfRetired(id: string): number {
    const gone = this.#retired.get(id);
    if (!gone) throw new Error(`Nothing is known of ${id}.`);
    const together = [...this.#retired.values()].filter(({ seq }) => seq === gone.seq).map(({ row }) => row);
    const merged = mergedId(id);
    const survivor = this.now.has(merged) || this.#retired.has(merged) ? this.presentReach(merged) : 0;
    return Math.max(
      gone.reach,
      reachOf(gone.row, together, (other) => this.presentReach(other)),
      survivor,
    );
  }
}

/** The row that leads from somebody who was merged to whom they are now. */
export const mergedId = (person: string): string => `${person} merged`;

/** The row of a name, of which no other of the run is the same. */
export const nameId = (text: string): string => `name ${text}`;

/** The row of the defendant that an event names. */
export const accusedId = (event: string): string => `${event} names`;

/** The row of a citation: what it bears out, and the source. */
export const citationId = (event: string, source: string): string => `${event} by ${source}`;

function reachOf(row: Row, among: readonly Row[], reach: (id: string) => number): number {
  const above = Object.values(row.on).map(reach);
  if (row.table !== 'case_events') return Math.max(row.tier, ...above);
  const least = (table: Table, to: 'source' | 'person'): number[] => {
    const own = among.filter((other) => other.table === table && other.on.event === row.id);
    return own.length > 0 ? [Math.min(...own.map(({ tier, on }) => Math.max(tier, reach(on[to]!))))] : [];
  };
  return Math.max(
    row.tier,
    ...above,
    ...(row.charge ? [reach(row.charge)] : []),
    ...least('event_defendants', 'person'),
    ...least('citations', 'source'),
  );
}
