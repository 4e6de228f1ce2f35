import { foldStanding } from '../fold-standing.js';
import type { CaseFold } from '../fold-standing.js';
import type { FoldCase } from '../fold-case.js';
import { orderTimeline } from '../order-timeline.js';
import { type EventSketch, caseOf, charge } from './build-case.js';
import { dayNumber } from './vague-date.js';

export type Parties = Partial<Pick<FoldCase, 'charges' | 'defendants'>>;

/** Two defendants with a charge each. */
export const two: Parties = { charges: [charge('c1', 'a'), charge('c2', 'b')], defendants: ['a', 'b'] };

/** The fold of events that happen a day apart, in the order given; their ids are their places in it. */
export function stand(events: readonly EventSketch[], parties: Parties = {}): CaseFold {
  const dated = events.map((each, index): EventSketch => {
    const day = dayNumber(index);
    return { id: `${index}`, date: [day, day], ...each };
  });
  const foldCase = caseOf(dated, parties);
  return foldStanding(foldCase, orderTimeline(foldCase).order);
}
