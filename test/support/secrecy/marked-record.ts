import { randomBytes, randomUUID } from 'node:crypto';
import type { Parents, Row } from '../record-rows.js';
import { FOLDED, HANGING, LAW, SECOND, type Shape, SLUGGED, STANDING, TEXTS } from './shapes.js';

/** Runs a statement. */
export type Query = (text: string, values: unknown[]) => Promise<unknown>;

/** A row with what it says now, and on what it hangs. */
export interface MarkedRow {
  readonly id: string;
  readonly table: string;
  tier: number;
  retracted: boolean;
  readonly parents: readonly MarkedRow[];
  /** Of an event: the citations, and the defendants it names; as hidden as the least hidden of each, where there are any. */
  readonly least: { citations: MarkedRow[]; defendants: MarkedRow[] };
  /** What is written in its columns. */
  readonly marks: Map<string, string>;
  slug: string | null;
}

/** A mark: which row it was written in, and the tier that saw it when it was written over; 0 where it stands. */
interface Mark {
  readonly row: MarkedRow;
  readonly column: string;
  over: number;
}

const MARKS = /mk\d+z|sealed-[0-9a-f]{24}/g;
const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * A record in which every row hangs on public ones and is of each tier, or is public and hangs on one of each tier; every text of
 * it is a mark that stands nowhere else.
 */
export class MarkedRecord {
  readonly rows = new Map<string, MarkedRow>();
  readonly marks = new Map<string, Mark>();
  /** The records that stand for themselves, by tier; of the first everything hangs on public ones. */
  readonly sets: Record<string, MarkedRow>[] = [];
  /** Public, to be hidden later. */
  readonly toHide: MarkedRow[] = [];
  /** Hidden, to be written over and shown later. */
  readonly toShow: MarkedRow[] = [];
  /** Public, to be retracted later. */
  readonly toRetract: MarkedRow[] = [];
  #ordinal = 10;

  constructor(private query: Query) {}

  /** Writes with another connection. */
  by(query: Query): this {
    this.query = query;
    return this;
  }

  async write(): Promise<void> {
    for (const tier of [0, 1, 2, 3]) {
      const set: Record<string, MarkedRow> = {};
      this.sets.push(set);
      const base = tier === 0 ? set : this.sets[0]!;
      for (const shape of STANDING) {
        const law = LAW.includes(shape.table) ? this.sets[0]?.[shape.table] : undefined;
        set[shape.table] = law ?? (await this.#make(shape, base, tier));
      }
      for (const [second, table] of Object.entries(SECOND)) {
        set[second] = await this.#make(
          STANDING.find((shape) => shape.table === table)!,
          base,
          tier,
        );
      }
    }
    const event = STANDING.find(({ table }) => table === 'case_events')!;
    for (const { sources } of this.sets.slice(1)) await this.#make(event, { ...this.sets[0]!, sources: sources! }, 0);
    for (const shape of HANGING) await this.#everyWay(shape);
    for (const shape of STANDING.filter(({ hangsOn, table }) => hangsOn.length > 0 && !LAW.includes(table)))
      await this.#everyWay(shape);
    for (const shape of STANDING.filter(({ hangsOn, table }) => hangsOn.length === 0 && !LAW.includes(table)))
      await this.#forLater(shape);
  }

  /** Of a shape: each tier on what is public, and public on each hidden tier of each that it hangs on. */
  async #everyWay(shape: Shape): Promise<void> {
    const base = this.sets[0]!;
    for (const tier of [0, 1, 2, 3]) await this.#make(shape, base, tier);
    for (const parent of shape.hangsOn) {
      if (LAW.includes(SECOND[parent] ?? parent)) continue;
      for (const tier of [1, 2, 3]) {
        await this.#make(shape, { ...base, [parent]: this.sets[tier]![parent]! }, 0, parent);
      }
    }
    await this.#forLater(shape);
  }

  async #forLater(shape: Shape): Promise<void> {
    const base = this.sets[0]!;
    this.toHide.push(await this.#make(shape, base, 0));
    this.toShow.push(await this.#make(shape, base, 2));
    if (['cases', 'sources', 'persons', 'case_events', 'citations'].includes(shape.table)) {
      this.toRetract.push(await this.#make(shape, base, 0));
    }
  }

  /** @param kept  which of the parents may not be replaced by one of the row's own */
  async #make(shape: Shape, given: Record<string, MarkedRow>, tier: number, kept?: string): Promise<MarkedRow> {
    let parents = given;
    if (shape.own !== undefined && shape.own !== kept) {
      const own = STANDING.find(({ table }) => table === shape.own)!;
      parents = { ...given, [shape.own]: await this.#make(own, this.sets[0]!, 0) };
    }
    const ids: Parents = Object.fromEntries(Object.entries(parents).map(([name, { id }]) => [name, id]));
    const made = await this.#insert(shape.table, shape.row(ids), LAW.includes(shape.table) ? 0 : tier);
    await this.#companions(made, given);
    return made;
  }

  /** What a record is nothing without: a name, something that it rests on, a place in a case. */
  async #companions({ id, table }: MarkedRow, given: Record<string, MarkedRow>): Promise<void> {
    if (table === 'persons' || table === 'organizations') {
      const bearer = { [table === 'persons' ? 'person_id' : 'organization_id']: id };
      await this.#insert('names', { ...bearer, ordinal: 0, text: '', folded: '', kind: 'PRIMARY', script: 'Latn' }, 0);
    }
    const source = table === 'sources' ? id : given['sources']?.id;
    const event = table === 'case_events' ? id : this.sets[0]?.['case_events']?.id;
    if (source && event && (table === 'case_events' || (table === 'sources' && given['case_events'])))
      await this.#insert('citations', { source_id: source, case_event_id: event }, 0);
  }

  async #insert(table: string, least: Row, tier: number): Promise<MarkedRow> {
    const id = randomUUID();
    const parents = Object.values(least).flatMap((value) =>
      typeof value === 'string' ? (this.rows.get(value) ?? []) : [],
    );
    const made: MarkedRow = {
      id,
      table,
      tier,
      retracted: false,
      parents,
      least: { citations: [], defendants: [] },
      marks: new Map(),
      slug: null,
    };
    const event = parents.find((parent) => parent.table === 'case_events');
    if (event && table === 'citations') event.least.citations.push(made);
    if (event && table === 'event_defendants') event.least.defendants.push(made);
    this.rows.set(id, made);
    const row: Row = { id, ...least, tier, ...this.#texts(made) };
    if ('ordinal' in row && row['kind'] !== 'PRIMARY') row['ordinal'] = this.#ordinal++;
    if (table === 'case_events') row['restraint_kind'] = 'BAIL';
    const names = Object.keys(row).filter((name) => row[name] !== undefined);
    await this.query(
      `INSERT INTO live.${table} (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
      names.map((name) => row[name]),
    );
    return made;
  }

  /** New marks for every text of a row. */
  #texts(row: MarkedRow): Row {
    const { table } = row;
    const values: Row = {};
    const reach = this.reach(row);
    const marked = (column: string, mark: string): string => {
      const old = this.marks.get(row.marks.get(column) ?? '');
      if (old) old.over = reach;
      row.marks.set(column, mark);
      this.marks.set(mark, { row, column, over: 0 });
      return mark;
    };
    for (const [column, written] of Object.entries(TEXTS[table] ?? {})) {
      const mark = marked(column, `mk${this.marks.size + 1}z`);
      values[column] = written(mark);
      const folded = FOLDED[`${table}.${column}`];
      if (folded) values[folded] = mark;
    }
    if (SLUGGED.includes(table)) {
      const sealed = row.tier === 3 ? `sealed-${randomBytes(12).toString('hex')}` : `mk${this.marks.size + 1}z`;
      row.slug = marked('slug', sealed);
      values['slug'] = sealed;
    }
    return values;
  }

  /** Writes other marks into a row. */
  async rewrite(row: MarkedRow): Promise<void> {
    const values = this.#texts(row);
    const names = Object.keys(values);
    if (names.length === 0) return;
    await this.query(
      `UPDATE live.${row.table} SET ${names.map((name, place) => `${name} = $${place + 2}`).join(', ')} WHERE id = $1`,
      [row.id, ...names.map((name) => values[name])],
    );
  }

  async move(row: MarkedRow, tier: number): Promise<void> {
    row.tier = tier;
    await this.query(`UPDATE live.${row.table} SET tier = $2 WHERE id = $1`, [row.id, tier]);
  }

  /** Retracts a row, and first what cites it. */
  async retract(row: MarkedRow): Promise<void> {
    const resting = this.of('citations').filter(({ parents, retracted }) => !retracted && parents.includes(row));
    if (row.table === 'sources') for (const citation of resting) await this.retract(citation);
    row.retracted = true;
    await this.query('SELECT live.retract($1, $2)', [row.table, row.id]);
  }

  /** The tier that a reader has to be cleared for: the row's own, or what it hangs on. */
  reach(row: MarkedRow): number {
    const own = Math.max(row.tier, ...row.parents.map((parent) => this.reach(parent)));
    const { citations, defendants } = row.least;
    return Math.max(
      own,
      ...[citations, defendants].map((ones) =>
        ones.length === 0 ? 0 : Math.min(...ones.map((one) => this.#reachBeside(one, row))),
      ),
    );
  }

  /** Of what hangs on an event, apart from the event. */
  #reachBeside(row: MarkedRow, event: MarkedRow): number {
    const above = row.parents.filter((parent) => parent !== event).map((parent) => this.reach(parent));
    return Math.max(row.tier, ...above);
  }

  /** Whether the public may read a mark somewhere. */
  isPublic(mark: string): boolean {
    return this.#isFor(0, mark);
  }

  /** Whether who is cleared for a tier may read a mark somewhere. */
  #isFor(clearance: number, mark: string): boolean {
    const found = this.marks.get(mark);
    return found !== undefined && Math.max(found.over, this.reach(found.row)) <= clearance;
  }

  /** The marks and ids in a text that who is cleared for a tier may not read; where none is given, the public. */
  hiddenIn(text: string, clearance = 0): string[] {
    const lower = text.toLowerCase();
    const marks = new Set(lower.match(MARKS));
    const ids = new Set(lower.match(UUIDS));
    return [
      ...[...marks].filter((mark) => this.marks.has(mark) && !this.#isFor(clearance, mark)),
      ...[...ids].filter((id) => {
        const row = this.rows.get(id);
        return row !== undefined && this.reach(row) > clearance;
      }),
    ];
  }

  /** The rows of a table, in the order in which they came to be. */
  of(table: string): MarkedRow[] {
    return [...this.rows.values()].filter((row) => row.table === table);
  }
}
