import type { FoldCase, FoldCharge, FoldEvent } from './fold-case.js';
import { superseded } from './superseded.js';

/** What is left of a case once corrected events and replaced charges have given up their place. */
export interface Present {
  readonly events: readonly FoldEvent[];
  readonly charges: readonly FoldCharge[];
  /** See `accusedOf`. */
  readonly accused: readonly string[];
  /** The events that stand today where this id stood: itself, its corrections, or none. */
  readonly inPlaceOf: (eventId: string) => readonly string[];
}

export function presentOf({ events, charges, defendants }: FoldCase): Present {
  // A garbled input may give one id twice; the first stands, or every map below would disagree with the list.
  const everyEvent = uniqueById(events);
  const everyCharge = uniqueById(charges);
  const corrected = superseded(everyEvent, (event) => event.corrects);
  const standing = standingCharges(everyCharge);
  return {
    events: everyEvent.filter(({ id }) => !corrected.has(id)),
    charges: standing,
    accused: accusedOf(standing, defendants),
    inPlaceOf: (id) => corrected.get(id) ?? [id],
  };
}

export function standingCharges(charges: readonly FoldCharge[]): FoldCharge[] {
  const replaced = superseded(charges, (charge) => charge.replaces);
  return charges.filter(({ id }) => !replaced.has(id));
}

/** Everybody the case is against: the defendants listed, and those that a standing charge names. */
export function accusedOf(standing: readonly FoldCharge[], defendants: readonly string[]): string[] {
  const named = standing.flatMap(({ defendant }) => (defendant === null ? [] : [defendant]));
  return [...new Set([...defendants, ...named])];
}

function uniqueById<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.toReversed().map((record) => [record.id, record])).values()].toReversed();
}
