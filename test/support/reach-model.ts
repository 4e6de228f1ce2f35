/** A record as the model of `domain.md` knows it: its tier, and by which column it hangs on which record. */
export interface ModelRow {
  table: string;
  id: string;
  tier: number;
  hangsOn: Record<string, string>;
  /** Of a citation: whether it supports its subject. */
  supports?: boolean;
}

/** A record as history has it last: with the reach it had then. */
interface Recorded extends ModelRow {
  reach: number;
}

/** A record that was retracted, as it was recorded last, and the change in which it went. */
interface Retired extends Recorded {
  change: number;
}

/**
 * Who sees what, said a second time and naively: a record is as hidden as itself and whatever it hangs on; an event also
 * as its least hidden charge, its least hidden defendant and its least hidden support.
 */
export class ReachModel {
  readonly live = new Map<string, ModelRow>();
  readonly retired = new Map<string, Retired>();
  #change = 0;
  #recorded = new Map<string, Recorded>();

  /** What was done until now is recorded; what follows is another change. */
  nextChange(): void {
    this.#change += 1;
    const rows = [...this.live.values()];
    this.#recorded = new Map(rows.map((row) => [row.id, { ...structuredClone(row), reach: this.reachOf(row.id) }]));
  }

  add(row: ModelRow): void {
    this.live.set(row.id, row);
  }

  /** Retracts a record. Its past is what was recorded of it; one made in the same change has none. */
  retire(id: string): void {
    const recorded = this.#recorded.get(id);
    if (recorded) this.retired.set(id, { ...recorded, change: this.#change });
    this.live.delete(id);
  }

  rows(table: string): ModelRow[] {
    return [...this.live.values()].filter((row) => row.table === table);
  }

  /** Who hangs on it, directly. */
  dependants(id: string): ModelRow[] {
    return [...this.live.values()].filter(({ hangsOn }) => Object.values(hangsOn).includes(id));
  }

  /** The present reach, of what stands and of what was retracted. */
  reachOf(id: string): number {
    const standing = this.live.get(id);
    if (standing)
      return Math.max(standing.tier, ...this.#above(standing), ...this.#support(standing, this.live.values()));
    const gone = this.retired.get(id);
    if (!gone) throw new Error(`Nothing is known of ${id}.`);
    const together = [...this.retired.values()].filter(({ change }) => change === gone.change);
    return Math.max(gone.reach, ...this.#above(gone), ...this.#support(gone, together));
  }

  #above({ table, hangsOn }: ModelRow): number[] {
    // The article of a charge and the link's own case are references; visibility does not hang on them.
    return Object.entries(hangsOn).flatMap(([column, id]) =>
      (table === 'event_charges' && column === 'case_id') || (table === 'pointers' && column === 'case_id')
        ? []
        : [this.reachOf(id)],
    );
  }

  #support({ table, id }: ModelRow, among: Iterable<ModelRow>): number[] {
    if (table !== 'case_events') return [];
    const rows = [...among];
    const charges = rows.flatMap((row) =>
      row.table === 'event_charges' && row.hangsOn['event_id'] === id
        ? [this.reachOf(row.hangsOn['charge_id'] ?? '')]
        : [],
    );
    const accused = rows.flatMap((row) =>
      row.table === 'event_defendants' && row.hangsOn['event_id'] === id
        ? [Math.max(row.tier, this.reachOf(row.hangsOn['person_id'] ?? ''))]
        : [],
    );
    const sources = rows.flatMap((row) =>
      row.table === 'citations' && row.hangsOn['case_event_id'] === id && row.supports
        ? [Math.max(row.tier, this.reachOf(row.hangsOn['source_id'] ?? ''))]
        : [],
    );
    return [charges, accused, sources].flatMap((all) => (all.length > 0 ? [Math.min(...all)] : []));
  }
}
