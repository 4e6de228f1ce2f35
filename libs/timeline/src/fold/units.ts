import { EVENT_KINDS } from '../vocabulary/event-kinds.js';
import type { FoldEvent } from './fold-case.js';
import type { Present } from './present.js';

/**
 * The smallest thing that has a standing: a charge; or, where nobody recorded charges, a defendant or the
 * case as a whole.
 */
export interface Unit {
  readonly charge: string | null;
  readonly defendant: string | null;
}

/** The units of a case, and which of them an event moves (as indexes into `all`). */
export interface Units {
  readonly all: readonly Unit[];
  readonly movedBy: (event: FoldEvent) => readonly number[];
}

const NONE: readonly number[] = [];

/**
 * - With charges: one unit a charge. An event that names charges moves those; where it names defendants too,
 *   of those only the ones against them or against nobody in particular. One that names only defendants moves
 *   the charges against them. One that names neither moves all.
 * - Without charges: one unit a defendant where there are several and some event tells them apart, else one
 *   for the case.
 * - A charge against nobody in particular is the sole defendant's where there is one, and else no one's.
 * - Names of charges that are replaced or not there move nothing: they must not fall back on "all".
 * - A death ends what is pending against the dead, whatever charges the report of it names; where it names
 *   nobody it can only mean the sole defendant.
 */
export function unitsOf(present: Present): Units {
  const { charges, events, accused } = present;
  const sole = accused.length === 1 ? accused[0] : undefined;
  const apart = accused.length > 1 && events.some((event) => event.defendants.length > 0);
  const all = charges.length > 0 ? charges.map(ofCharge) : apart ? accused.map(ofDefendant) : [WHOLE];
  const everyIndex = all.map((_, index) => index);
  const byCharge = indexBy(all, (unit) => unit.charge);
  const byDefendant = indexBy(all, (unit) => unit.defendant);
  const nobodys = everyIndex.filter((index) => all[index]!.defendant === null);

  const against = (people: readonly string[]): readonly number[] => {
    const own = [...new Set(people)].flatMap((person) => byDefendant.get(person) ?? NONE);
    // With nobody listed as accused, the one unit of a case without charges stands for whoever it is about.
    const unclaimed = sole === undefined ? all[0] === WHOLE && accused.length === 0 : people.includes(sole);
    return unclaimed ? [...own, ...nobodys].toSorted((a, b) => a - b) : own.toSorted((a, b) => a - b);
  };

  const movedBy = (event: FoldEvent): readonly number[] => {
    const rule = EVENT_KINDS[event.kind];
    if (rule.mustNameDefendants) {
      if (event.defendants.length === 0) return sole === undefined ? NONE : against([sole]);
      return accused.length === 0 ? NONE : against(event.defendants);
    }
    if (event.charges.length > 0) {
      const named = [...new Set(event.charges)].flatMap((charge) => byCharge.get(charge) ?? NONE);
      const fits = ({ defendant }: Unit) => defendant === null || event.defendants.includes(defendant);
      return event.defendants.length > 0 ? named.filter((index) => fits(all[index]!)) : named;
    }
    if (rule.mustNameCharges) return NONE;
    return event.defendants.length > 0 ? against(event.defendants) : everyIndex;
  };

  return { all, movedBy };
}

const WHOLE: Unit = { charge: null, defendant: null };
const ofCharge = ({ id, defendant }: { id: string; defendant: string | null }): Unit => ({ charge: id, defendant });
const ofDefendant = (person: string): Unit => ({ charge: null, defendant: person });

function indexBy(units: readonly Unit[], keyOf: (unit: Unit) => string | null): Map<string, number[]> {
  const found = new Map<string, number[]>();
  units.forEach((unit, index) => {
    const key = keyOf(unit);
    if (key === null) return;
    const indexes = found.get(key);
    if (indexes) indexes.push(index);
    else found.set(key, [index]);
  });
  return found;
}
