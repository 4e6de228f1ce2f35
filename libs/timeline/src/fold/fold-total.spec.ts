import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaseEventKind } from '../vocabulary/case-event-kind.js';
import { foldCustody } from './fold-custody.js';
import { foldStanding } from './fold-standing.js';
import { lineDays } from './line-days.js';
import { orderTimeline } from './order-timeline.js';
import { type EventSketch, caseOf, event } from './testing/build-case.js';
import { Dice } from './testing/dice.js';
import { trueHistory } from './testing/true-history.js';
import { vagueDate } from './testing/vague-date.js';

describe('the fold is total', () => {
  const text = fc.constantFrom('e0', 'e1', 'e2', 'e3', 'c1', 'c2', 'a', 'b', '', 'x');
  const day = fc.option(fc.oneof(fc.constantFrom('2020-01-01', '2020-05-05', '2021-02-05'), fc.string()), {
    nil: null,
  });
  const anyEvent = fc.record({
    id: text,
    kind: fc.constantFrom(...Object.values(CaseEventKind)),
    earliest: day,
    latest: day,
    recordedNo: fc.oneof(fc.integer(), fc.constant(NaN)),
    after: fc.option(text, { nil: null }),
    corrects: fc.option(text, { nil: null }),
    charges: fc.array(text, { maxLength: 3 }),
    defendants: fc.array(text, { maxLength: 3 }),
    irregularity: fc.option(fc.string(), { nil: null }),
  });
  const anyCase = fc.record({
    id: text,
    events: fc.array(
      anyEvent.map((each) => event(each)),
      { maxLength: 12 },
    ),
    charges: fc.array(
      fc.record({ id: text, defendant: fc.option(text, { nil: null }), replaces: fc.option(text, { nil: null }) }),
      { maxLength: 4 },
    ),
    defendants: fc.array(text, { maxLength: 3 }),
  });

  it('on anything at all, and names only events of the timeline', () => {
    fc.assert(
      fc.property(anyCase, (foldCase) => {
        const { order } = orderTimeline(foldCase);
        const fold = foldStanding(foldCase, order);
        const present = new Set<string | null>(order.map(({ id }) => id));
        expect(present.size).toBe(order.length);
        for (const { since, because } of [fold.case, ...fold.charges.values(), ...fold.defendants.values()]) {
          expect(because.every((id) => present.has(id))).toBe(true);
          expect(since === null || because.includes(since)).toBe(true);
        }
        for (const id of [fold.opened, fold.closed]) expect(id === null || present.has(id)).toBe(true);
        expect(lineDays(order)).toHaveLength(order.length);
        const custody = foldCustody(
          'a',
          order.map((each) => ({ event: each, foldCase })),
        );
        expect(custody.because.every((id) => present.has(id))).toBe(true);
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });

  it('on whatever part of a case a tier may see', () => {
    for (let seed = 0; seed < 1_000; seed++) {
      const dice = new Dice(seed);
      const { told } = trueHistory(dice, 12);
      const seen = {
        ...told,
        events: dice.some(told.events),
        charges: dice.some(told.charges),
        defendants: dice.some(told.defendants),
      };
      const { order } = orderTimeline(seen);
      const { case: whole, charges, defendants } = foldStanding(seen, order);
      const visible = new Set(seen.events.map(({ id }) => id));
      expect(order).toHaveLength(seen.events.length);
      expect([...charges.keys()]).toEqual(seen.charges.map(({ id }) => id));
      expect(seen.defendants.every((person) => defendants.has(person))).toBe(true);
      expect(whole.because.every((id) => visible.has(id))).toBe(true);
    }
  });

  it('keeps first and last days within the dates given', () => {
    const dice = new Dice(5);
    const events = [10, 400, 900].map((at, index): EventSketch => ({
      kind: 'HEARING',
      id: `h${index}`,
      ...vagueDate(dice, at),
    }));
    const foldCase = caseOf([
      ...events,
      { kind: 'OTHER', date: ['2009-01-01', null] },
      { kind: 'SUMMONED', date: [null, '2030-01-01'] },
    ]);
    expect(foldStanding(foldCase, orderTimeline(foldCase).order)).toMatchObject({
      firstDay: '2009-01-01',
      lastDay: '2030-01-01',
    });
  });
});
