import { describe, expect, it } from '@jest/globals';
import { checkRecording } from './check-recording.js';
import { foldStanding } from './fold-standing.js';
import { orderTimeline } from './order-timeline.js';
import { ids } from './testing/build-case.js';
import { Dice } from './testing/dice.js';
import { type TrueHistory, trueHistory } from './testing/true-history.js';

const HISTORIES = 20_000;

/** Most are short, as cases are; one in fifty runs to dozens of events. */
function history(seed: number): TrueHistory {
  const dice = new Dice(seed);
  return trueHistory(dice, 2 + dice.below(seed % 50 === 0 ? 40 : 14));
}

const statuses = (told: TrueHistory['told'], order = orderTimeline(told).order) => {
  const { case: whole, charges } = foldStanding(told, order);
  return [whole.status, ...[...charges.values()].map(({ status }) => status)];
};

describe(`${HISTORIES} true histories, told as vaguely as sources do`, () => {
  it('are never called contradictory, and never exhaust the search', () => {
    const accused: number[] = [];
    let events = 0;
    for (let seed = 0; seed < HISTORIES; seed++) {
      const { told } = history(seed);
      const { order, breaks, exhausted } = orderTimeline(told);
      if (breaks.length > 0 || exhausted || order.length !== told.events.length) accused.push(seed);
      events += order.length;
    }
    expect(accused).toEqual([]);
    expect(events).toBeGreaterThan(HISTORIES * 6);
  });

  it('can always be recorded, whatever was recorded before: the event left out fits in', () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const { told } = history(seed);
      const [last, ...others] = told.events;
      if (last) expect([seed, checkRecording({ ...told, events: others }, last)]).toEqual([seed, null]);
    }
  });

  it('stand where they truly stand once their order is stated', () => {
    for (let seed = 0; seed < 4_000; seed++) {
      const { precise, told } = history(seed);
      const truth = ids(precise.events);
      const events = told.events.map((event) => ({ ...event, after: truth[truth.indexOf(event.id) - 1] ?? null }));
      const chained = { ...told, events };
      expect(ids(orderTimeline(chained).order)).toEqual(truth);
      expect(statuses(chained)).toEqual(statuses(precise, precise.events));
    }
  });
});
