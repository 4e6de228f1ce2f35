import { foldLines } from './fold-lines.js';
import { LineVersions } from './line-versions.js';
import type { CaseLine, ChargeLine, DefendantLine, EventLine, PersonLine, Spanned } from './lines.js';
import type { CaseSkeleton } from './skeleton.js';

/** When a case was written to, with the lowest tier that could tell. */
export interface Writes {
  id: string;
  seqs: number[];
  tiers: number[];
}

/** A change set as lines refer to it: by its internal number, and its moment. */
export interface ChangeSetRow {
  id: number;
  at: string;
}

/** Goes through the change sets in their order, and keeps what the lines were after each. */
export class Past {
  readonly #skeletons = new Map<string, CaseSkeleton>();
  readonly #cases = new LineVersions<Spanned<CaseLine> & { updated_seq: number; updated_at: string }>();
  readonly #events = new LineVersions<Spanned<EventLine>>();
  readonly #charges = new LineVersions<Spanned<ChargeLine>>();
  readonly #defendants = new LineVersions<Spanned<DefendantLine>>();
  readonly #persons = new LineVersions<Spanned<PersonLine>>();
  /** The last change set that each tier could tell of, by case. */
  readonly #told = new Map<string, number[]>();
  readonly #accused = new Map<string, Set<string>>();

  constructor(
    private readonly wanted: ReadonlySet<string>,
    private readonly persons: ReadonlySet<string>,
    private readonly writes: ReadonlyMap<string, Writes>,
  ) {}

  get lines() {
    return {
      cases: this.#cases.all,
      events: this.#events.all,
      charges: this.#charges.all,
      defendants: this.#defendants.all,
      persons: this.#persons.all,
    };
  }

  /** What a change set left behind. */
  follow(
    seq: number,
    changed: readonly { readonly id: string; readonly skeleton: CaseSkeleton | null }[],
    changeSets: ReadonlyMap<number, ChangeSetRow>,
  ): void {
    const concerned = new Set<string>();
    for (const { id, skeleton } of changed) {
      for (const person of this.#accusedIn(id)) concerned.add(person);
      if (skeleton) this.#skeletons.set(id, skeleton);
      else this.#skeletons.delete(id);
      this.#place(id, skeleton);
      for (const person of this.#accusedIn(id)) concerned.add(person);
      this.#tell(id, seq);
    }
    const persons = new Map([...concerned].map((person) => [person, [...(this.#accused.get(person) ?? [])]]));
    const own = changed.filter(({ id }) => this.wanted.has(id)).map(({ id }) => id);
    const needed = new Set([...own, ...[...persons.values()].flat()]);
    const skeletons = [...needed].flatMap((id) => this.#skeletons.get(id) ?? []);
    const lines = foldLines(skeletons, own, persons, ({ id }, tier) => this.#told.get(id)?.[tier] ?? seq);
    for (const id of own) this.#keep(id, seq, lines, changeSets);
    for (const person of concerned) {
      const rows = lines.persons.filter((line) => line.person_id === person);
      this.#persons.put(person, eachTier(rows), (line) => String(line.tier_from), seq);
    }
  }

  #keep(
    id: string,
    seq: number,
    lines: ReturnType<typeof foldLines>,
    changeSets: ReadonlyMap<number, ChangeSetRow>,
  ): void {
    const standing = lines.cases
      .filter((line) => line.case_id === id)
      .map((line) => {
        const changeSet = changeSets.get(line.change_id);
        return { ...line, change_id: changeSet?.id ?? 0, updated_seq: line.change_id, updated_at: changeSet?.at ?? '' };
      });
    const charges = new Set(this.#skeletons.get(id)?.charges.map((charge) => charge.id));
    const within = <Row extends { case_id: string }>(rows: readonly Row[]) => rows.filter((row) => row.case_id === id);
    this.#cases.put(id, eachTier(standing), (line) => String(line.tier_from), seq);
    this.#events.put(id, eachTier(within(lines.events)), (line) => `${line.event_id} ${line.tier_from}`, seq);
    this.#defendants.put(id, eachTier(within(lines.defendants)), (line) => `${line.person_id} ${line.tier_from}`, seq);
    this.#charges.put(
      id,
      eachTier(lines.charges.filter((line) => charges.has(line.charge_id))),
      (line) => `${line.charge_id} ${line.tier_from}`,
      seq,
    );
  }

  /** Persons whose custody is wanted, of those who stand accused in a case. */
  #accusedIn(id: string): string[] {
    const skeleton = this.#skeletons.get(id);
    if (!skeleton) return [];
    const named = [
      ...skeleton.defendants.map(({ person }) => person),
      ...skeleton.charges.flatMap(({ defendant }) => defendant ?? []),
    ];
    return [...new Set(named)].filter((person) => this.persons.has(person));
  }

  #place(id: string, skeleton: CaseSkeleton | null): void {
    for (const cases of this.#accused.values()) cases.delete(id);
    if (!skeleton) return;
    for (const person of this.#accusedIn(id)) {
      const cases = this.#accused.get(person) ?? new Set();
      this.#accused.set(person, cases.add(id));
    }
  }

  #tell(id: string, seq: number): void {
    const { seqs = [], tiers = [] } = this.writes.get(id) ?? {};
    const from = tiers[seqs.indexOf(seq)] ?? 0;
    const told = this.#told.get(id) ?? [];
    this.#told.set(
      id,
      [0, 1, 2, 3].map((tier) => (tier >= from ? seq : (told[tier] ?? seq))),
    );
  }
}

/** In the past each tier has rows of its own: where a span ended would tell that a higher tier sees something else. */
function eachTier<Row extends { tier_from: number; tier_to: number }>(rows: readonly Row[]): Row[] {
  return rows.flatMap((row) => {
    const tiers = Array.from({ length: row.tier_to - row.tier_from + 1 }, (_, place) => row.tier_from + place);
    return tiers.map((tier) => ({ ...row, tier_from: tier, tier_to: tier }));
  });
}
