/** A row with the change sets between which it stood; null: it stands. */
export type Version<Row> = Row & { seq: number; until_seq: number | null };

/** The rows of one table through time: each is a version from the change set that wrote it to the one that replaced it. */
export class LineVersions<Row extends object> {
  readonly #closed: Version<Row>[] = [];
  readonly #open = new Map<string, Map<string, { version: Version<Row>; told: string }>>();

  /** All there were, in no order. */
  get all(): Version<Row>[] {
    return [
      ...this.#closed,
      ...[...this.#open.values()].flatMap((rows) => [...rows.values()].map((row) => row.version)),
    ];
  }

  /**
   * Says what an owner's rows are after a change set; what it said before stands no more, unless it says the same.
   *
   * @param owner  a case, or a person
   * @param keyOf  what tells its rows apart
   */
  put(owner: string, rows: readonly Row[], keyOf: (row: Row) => string, seq: number): void {
    const before = this.#open.get(owner);
    const after = new Map<string, { version: Version<Row>; told: string }>();
    for (const row of rows) {
      const told = JSON.stringify(row);
      const known = before?.get(keyOf(row));
      after.set(keyOf(row), known?.told === told ? known : { version: { ...row, seq, until_seq: null }, told });
    }
    for (const [key, { version }] of before ?? []) {
      if (after.get(key)?.version !== version) this.#closed.push({ ...version, until_seq: seq });
    }
    this.#open.set(owner, after);
  }
}
