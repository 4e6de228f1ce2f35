import { CaseEventKind } from '../../vocabulary/case-event-kind.js';
import { EVENT_KINDS } from '../../vocabulary/event-kinds.js';
import type { FoldCase, FoldEvent } from '../fold-case.js';
import { START, move } from '../position.js';
import { presentOf } from '../present.js';
import { unitsOf } from '../units.js';
import { caseOf, charge, event } from './build-case.js';
import type { Dice } from './dice.js';
import { dayNumber, vagueDate } from './vague-date.js';

export interface TrueHistory {
  /** The events in the order in which they happened, each on its day. */
  readonly precise: FoldCase;
  /** The same as sources tell it: vague dates, now and then an "after", recorded and listed in any order. */
  readonly told: FoldCase;
}

const KINDS = Object.values(CaseEventKind);
const MOVING = KINDS.filter((kind) => EVENT_KINDS[kind].effect !== null);

/** A random walk through the table that breaks no rule of it, and what vague sources make of it. */
export function trueHistory(dice: Dice, length: number): TrueHistory {
  const defendants = Array.from({ length: 1 + dice.below(3) }, (_, index) => `d${index + 1}`);
  const charges = Array.from({ length: dice.below(5) }, (_, index) =>
    charge(`c${index + 1}`, dice.chance(0.85) ? dice.pick(defendants) : null),
  );
  const empty = caseOf([], { charges, defendants });
  const tellApart = charges.length === 0 && defendants.length > 1 && dice.chance(0.5);
  // A case without charges tells its defendants apart once an event does; so the first one does.
  const first = tellApart
    ? [event({ kind: 'SUMMONED', id: 'e0', defendants: ['d1'], date: [dayNumber(0), dayNumber(0)] })]
    : [];
  const units = unitsOf(presentOf({ ...empty, events: first }));
  const positions = units.all.map(() => START);
  const events: FoldEvent[] = [...first];
  const days = first.map(() => 0);

  for (let day = 0, tries = 0; events.length < length && tries < length * 30; tries++) {
    const next = {
      ...event({ kind: dice.pick(dice.chance(0.75) ? MOVING : KINDS), id: `e${events.length}` }),
      charges: charges.length > 0 && dice.chance(0.6) ? dice.some(charges).map(({ id }) => id) : [],
      defendants:
        defendants.length > 1 && (charges.length > 0 || tellApart) && dice.chance(0.4) ? dice.some(defendants) : [],
    };
    const { after, effect, mustNameCharges } = EVENT_KINDS[next.kind];
    const moved = units.movedBy(next);
    if (mustNameCharges && next.charges.length === 0) continue;
    if (!moved.every((unit) => after.includes(positions[unit]!.status))) continue;
    for (const unit of moved) positions[unit] = move(positions[unit]!, effect);
    day += dice.chance(0.2) ? 0 : dice.below(120);
    days.push(day);
    events.push({ ...next, earliest: dayNumber(day), latest: dayNumber(day) });
  }

  const told = events.map((truth, index) => ({
    ...truth,
    ...vagueDate(dice, days[index]!),
    recordedNo: dice.below(1000),
    after: index > 0 && dice.chance(0.1) ? events[dice.below(index)]!.id : null,
  }));
  return { precise: { ...empty, events }, told: { ...empty, events: dice.shuffle(told) } };
}
