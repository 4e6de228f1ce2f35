import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaseEventKind } from '../vocabulary/case-event-kind.js';
import type { FoldCase, FoldEvent } from './fold-case.js';
import { foldStanding } from './fold-standing.js';
import { orderTimeline } from './order-timeline.js';
import { type EventSketch, caseOf, charge, ids, on } from './testing/build-case.js';
import { Dice } from './testing/dice.js';
import { plainOrder } from './testing/plain-order.js';
import { trueHistory } from './testing/true-history.js';
import { dayNumber, vagueDate } from './testing/vague-date.js';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('the search', () => {
  it('finds exactly what trying every order finds', () => {
    const kinds = Object.values(CaseEventKind);
    fc.assert(
      fc.property(seeds, (seed) => {
        const dice = new Dice(seed);
        const events = Array.from({ length: 1 + dice.below(6) }, (_, index): EventSketch => ({
          kind: dice.pick(kinds),
          id: `e${index}`,
          ...vagueDate(dice, dice.below(700)),
          recordedNo: dice.below(9),
          charges: dice.chance(0.4) ? dice.some(['c1', 'c2']) : [],
          irregularity: dice.chance(0.05) ? 'told so' : null,
        }));
        const foldCase = caseOf(events, { charges: [charge('c1'), charge('c2')] });
        const { order, breaks } = orderTimeline(foldCase);
        const plain = plainOrder(foldCase);
        expect(breaks).toHaveLength(plain === null ? 1 : 0);
        if (plain) expect(ids(order)).toEqual(plain);
      }),
      { numRuns: 3_000, seed: 1 },
    );
  });

  it('finds what trying every order finds where the truth was told', () => {
    for (let seed = 0; seed < 1_500; seed++) {
      const { told } = trueHistory(new Dice(seed), 7);
      const events = told.events.map((event) => ({ ...event, after: null }));
      expect(ids(orderTimeline({ ...told, events }).order)).toEqual(plainOrder({ ...told, events }));
    }
  });

  it('orders 60 vague events and 2,000 precise ones with few choices', () => {
    const vague = trueHistory(new Dice(1), 60).told;
    const sixty = orderTimeline({
      ...vague,
      events: vague.events.map((event) => ({ ...event, earliest: null, latest: null, after: null })),
    });
    expect([sixty.breaks, sixty.exhausted, sixty.searched < 1_000]).toEqual([[], false, true]);
    const { precise } = trueHistory(new Dice(2), 2_000);
    const thousands = orderTimeline(precise);
    expect([thousands.order.length, thousands.breaks, thousands.exhausted]).toEqual([2_000, [], false]);
    expect(thousands.searched).toBeLessThan(4_000);
  });

  it('gives up on a riddle without accusing anybody, and soon', () => {
    const dice = new Dice(3);
    const kinds = Object.values(CaseEventKind);
    const events = Array.from({ length: 400 }, (_, index): EventSketch => ({
      kind: dice.pick(kinds),
      id: `e${index}`,
      charges: ['c1'],
    }));
    const started = performance.now();
    const { order, breaks, exhausted } = orderTimeline(caseOf(events));
    expect([order.length, breaks, exhausted]).toEqual([400, [], true]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('the order of recording', () => {
  /** Two events tie where kind and days are alike: then, and only then, the order of recording speaks. */
  const withoutTies = (events: readonly FoldEvent[]): FoldEvent[] => [
    ...new Map(
      events.map((event) => [[event.kind, event.earliest, event.latest].join(), { ...event, after: null }]),
    ).values(),
  ];

  it('changes nothing but the order of ties', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const dice = new Dice(seed);
        const { told } = trueHistory(dice, 12);
        const once: FoldCase = { ...told, events: withoutTies(told.events) };
        const again: FoldCase = {
          ...once,
          events: dice.shuffle(once.events.map((event) => ({ ...event, recordedNo: dice.below(99) }))),
        };
        const [first, second] = [orderTimeline(once), orderTimeline(again)];
        expect(ids(second.order)).toEqual(ids(first.order));
        expect(second.breaks).toEqual(first.breaks);
        expect(foldStanding(again, second.order)).toEqual(foldStanding(once, first.order));
      }),
      { numRuns: 1_000, seed: 2 },
    );
  });

  it('does not depend on the order of the list, ties or not', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const dice = new Dice(seed);
        const { told } = trueHistory(dice, 14);
        const shuffled = { ...told, events: dice.shuffle(told.events) };
        expect(ids(orderTimeline(shuffled).order)).toEqual(ids(orderTimeline(told).order));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('decides between events that are alike', () => {
    const alike = (recordedNo: number): EventSketch => ({
      kind: 'HEARING',
      id: `h${recordedNo}`,
      date: on(dayNumber(0)),
      recordedNo,
    });
    expect(ids(orderTimeline(caseOf([alike(3), alike(1), alike(2)])).order)).toEqual(['h1', 'h2', 'h3']);
  });
});
