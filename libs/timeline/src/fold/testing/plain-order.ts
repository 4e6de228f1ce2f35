import { EVENT_KINDS } from '../../vocabulary/event-kinds.js';
import type { FoldCase, FoldEvent } from '../fold-case.js';
import { type Position, START, move } from '../position.js';
import { presentOf } from '../present.js';
import { unitsOf } from '../units.js';

/**
 * The order of a timeline by the words of the design and nothing else: try, at each step, what may come next
 * from the most preferred on. Exponential, and plain enough to be believed; the real search must agree.
 */
export function plainOrder(foldCase: FoldCase): string[] | null {
  const units = unitsOf(presentOf(foldCase));

  const precedes = (a: FoldEvent, b: FoldEvent): boolean =>
    (a.latest !== null && b.earliest !== null && a.latest < b.earliest) || b.after === a.id;

  const extend = (
    placed: readonly string[],
    left: readonly FoldEvent[],
    positions: readonly Position[],
  ): string[] | null => {
    if (left.length === 0) return [...placed];
    for (const event of left) {
      if (left.some((other) => other !== event && precedes(other, event))) continue;
      const { after, effect, mustNameCharges } = EVENT_KINDS[event.kind];
      const moved = units.movedBy(event);
      const named = !mustNameCharges || event.charges.length > 0;
      const legal = named && moved.every((unit) => after.includes(positions[unit]!.status));
      if (!legal && event.irregularity === null) continue;
      const next = positions.map((position, unit) => (moved.includes(unit) ? move(position, effect) : position));
      const rest = extend(
        [...placed, event.id],
        left.filter((other) => other !== event),
        next,
      );
      if (rest) return rest;
    }
    return null;
  };

  const LAST = '9999-12-31';
  const keyOf = ({ kind, earliest, latest, recordedNo, id }: FoldEvent) =>
    [EVENT_KINDS[kind].rank, earliest ?? latest ?? LAST, latest ?? LAST, recordedNo]
      .map((part) => String(part).padStart(12, '0'))
      .concat(id)
      .join(' ');
  const preferred = foldCase.events.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return extend(
    [],
    preferred,
    units.all.map(() => START),
  );
}
