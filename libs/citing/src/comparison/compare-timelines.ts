/** Two states of a timeline: events by their ids, in order. */
export interface TwoTimelines {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Which event each correction stands in the place of. */
  readonly corrections: Readonly<Record<string, string>>;
}

/** What became of the events of a timeline, by their ids. */
export interface TimelineChanges {
  readonly added: string[];
  readonly corrected: { readonly before: string; readonly after: string }[];
  readonly retracted: string[];
}

/**
 * An event that has gone and the one that stands in its place are one correction, however many were made in between. What came
 * and went between the two states is in neither.
 */
export function compareTimelines({ before, after, corrections }: TwoTimelines): TimelineChanges {
  const stood = new Set(before);
  const stands = new Set(after);
  const gone = new Set(before.filter((id) => !stands.has(id)));
  const added: string[] = [];
  const corrected: { before: string; after: string }[] = [];
  for (const id of after.filter((event) => !stood.has(event))) {
    const old = correctedBy(id, corrections, gone);
    if (old === null) {
      added.push(id);
    } else {
      gone.delete(old);
      corrected.push({ before: old, after: id });
    }
  }
  return { added, corrected, retracted: [...gone] };
}

/** The event among those that have gone which this one stands in the place of, by way of whichever others; null: of none. */
function correctedBy(
  id: string,
  corrections: Readonly<Record<string, string>>,
  gone: ReadonlySet<string>,
): string | null {
  const passed = new Set<string>();
  for (let at = corrections[id]; at !== undefined && !passed.has(at); at = corrections[at]) {
    if (gone.has(at)) return at;
    passed.add(at);
  }
  return null;
}
