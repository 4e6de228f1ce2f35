import { EVENT_KINDS } from '../vocabulary/event-kinds.js';
import type { FoldCase, FoldEvent } from './fold-case.js';
import { accusedOf, standingCharges } from './present.js';

/**
 * Whether an event is about this person's liberty: it names him; or it names no defendants, but a charge
 * against him, replaced or not; or it names neither, and he is a defendant of the case. A charge against
 * nobody in particular is his where he is the case's only defendant. A death is his where it names him, or
 * names nobody and he is the only one.
 */
export function concerns(
  event: FoldEvent,
  { charges, defendants }: Pick<FoldCase, 'charges' | 'defendants'>,
  person: string,
): boolean {
  if (event.defendants.length > 0) return event.defendants.includes(person);
  const accused = accusedOf(standingCharges(charges), defendants);
  const only = accused.length === 1 && accused[0] === person;
  if (EVENT_KINDS[event.kind].mustNameDefendants) return only;
  if (event.charges.length === 0) return accused.includes(person);
  return charges.some(({ id, defendant }) => {
    const his = defendant === person || (defendant === null && only);
    return his && event.charges.includes(id);
  });
}
