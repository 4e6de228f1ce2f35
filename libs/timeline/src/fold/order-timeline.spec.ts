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

const read = (...events: EventSketch[]) => {
  const { order, breaks } = orderTimeline(caseOf(events));
  return { order: ids(order), breaks: breaks.map(({ event }) => event) };
};
const YEAR = ['2020-01-01', '2020-12-31'] as const;
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('the order of a timeline', () => {
  it('puts a charge of a known day before a sentence of the same year', () => {
    expect(
      read({ kind: 'SENTENCED', date: ['2019-01-01', '2019-12-31'] }, { kind: 'CHARGED', date: on('2019-03-12') }),
    ).toEqual({ order: ['CHARGED', 'SENTENCED'], breaks: [] });
  });

  it('puts what is legal before what rank prefers', () => {
    expect(
      read(
        { kind: 'REOPENED', date: YEAR },
        { kind: 'CONVICTED', date: YEAR },
        { kind: 'DROPPED', date: on('2020-06-01') },
      ),
    ).toEqual({ order: ['CONVICTED', 'REOPENED', 'DROPPED'], breaks: [] });
    expect(
      read(
        { kind: 'REOPENED', date: YEAR },
        { kind: 'CONVICTED', date: ['2020-06-02', '2020-12-31'] },
        { kind: 'DROPPED', date: on('2020-06-01') },
      ),
    ).toEqual({ order: ['DROPPED', 'REOPENED', 'CONVICTED'], breaks: [] });
  });

  it('never goes against certain dates, whatever the rank', () => {
    expect(
      read({ kind: 'CHARGED', date: on('2020-05-02') }, { kind: 'STATEMENT_ISSUED', date: on('2020-05-01') }).order,
    ).toEqual(['STATEMENT_ISSUED', 'CHARGED']);
  });

  it('prefers the earlier day, then the closer date, then the order of recording', () => {
    expect(
      read(
        { kind: 'HEARING', id: 'h1' },
        { kind: 'HEARING', id: 'h2', date: YEAR },
        { kind: 'HEARING', id: 'h3', date: ['2020-01-01', '2020-01-31'] },
        { kind: 'HEARING', id: 'h4', date: [null, '2019-12-31'] },
        { kind: 'HEARING', id: 'h6', date: ['2020-01-01', '2020-01-31'], recordedNo: 0 },
      ).order,
    ).toEqual(['h4', 'h6', 'h3', 'h2', 'h1']);
  });

  it('believes "after" where spans overlap, and follows it to a correction', () => {
    const told: EventSketch[] = [
      { kind: 'SUMMONED', date: YEAR, after: 'HEARING' },
      { kind: 'HEARING', date: YEAR },
    ];
    expect(read(...told).order).toEqual(['HEARING', 'SUMMONED']);
    expect(read(...told, { kind: 'OTHER', date: YEAR, corrects: 'HEARING' }).order).toEqual(['OTHER', 'SUMMONED']);
  });

  it.each<[string, EventSketch[]]>([
    [
      'dates contradict',
      [
        { kind: 'SUMMONED', date: on('2020-01-01'), after: 'HEARING' },
        { kind: 'HEARING', date: on('2020-01-02') },
      ],
    ],
    ['it names itself', [{ kind: 'SUMMONED', after: 'SUMMONED' }, { kind: 'HEARING' }]],
    ['it names what is not there', [{ kind: 'SUMMONED', after: 'gone' }, { kind: 'HEARING' }]],
    [
      'it closes a circle',
      [
        { kind: 'SUMMONED', after: 'HEARING' },
        { kind: 'HEARING', after: 'SUMMONED' },
      ],
    ],
  ])('passes over an "after" where %s', (_, events) => {
    expect(read(...events).order).toEqual(['SUMMONED', 'HEARING']);
  });

  it('passes over a circle that runs through dates, and keeps the statements outside it', () => {
    const { order } = read(
      { kind: 'SUMMONED', date: ['2020-01-01', '2020-12-31'], after: 'OTHER' },
      { kind: 'HEARING', date: ['2020-01-01', '2020-06-30'], after: 'SUMMONED' },
      { kind: 'OTHER', date: ['2020-07-01', '2020-12-31'] },
      { kind: 'DETAINED', date: ['2020-01-01', '2020-12-31'], after: 'OTHER' },
    );
    expect(order).toEqual(['SUMMONED', 'HEARING', 'OTHER', 'DETAINED']);
  });

  it('marks the first event that no order makes legal, with what it found and what it may follow', () => {
    const { order, breaks } = orderTimeline(
      caseOf([
        { kind: 'DROPPED', date: on('2020-01-01') },
        { kind: 'CONVICTED', date: on('2020-02-01') },
        { kind: 'ACQUITTED', date: on('2020-03-01') },
      ]),
    );
    expect(ids(order)).toEqual(['DROPPED', 'CONVICTED', 'ACQUITTED']);
    expect(breaks).toEqual([
      {
        event: 'CONVICTED',
        charge: 'c1',
        defendant: null,
        status: 'DROPPED',
        allowedAfter: ['UNKNOWN', 'UNDER_INVESTIGATION', 'SUSPENDED', 'CHARGED', 'ON_TRIAL', 'PLEA_AGREED', 'ANNULLED'],
      },
    ]);
  });

  it('does not mark what another order would have explained', () => {
    const vague = ['2020-05-01', '2020-05-31'] as const;
    const { breaks } = read(
      { kind: 'DROPPED', id: 'first', date: on('2020-01-01') },
      { kind: 'CHARGED', date: vague },
      { kind: 'REOPENED', date: vague },
      { kind: 'STATUTE_BARRED', date: on('2020-06-01') },
      { kind: 'DROPPED', id: 'second', date: on('2020-07-01') },
    );
    expect(breaks).toEqual(['second']);
  });

  it('exempts what was recorded as irregular, and says so', () => {
    const { breaks, irregular } = orderTimeline(
      caseOf([
        { kind: 'DROPPED', date: on('2020-01-01') },
        { kind: 'CONVICTED', date: on('2020-02-01'), irregularity: 'retried without reopening' },
      ]),
    );
    expect(breaks).toEqual([]);
    expect(irregular).toEqual(['CONVICTED']);
  });

  it('refuses a CHARGE_DROPPED that names no charge', () => {
    expect(orderTimeline(caseOf([{ kind: 'CHARGE_DROPPED' }])).breaks).toMatchObject([{ status: null, charge: null }]);
  });
});

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
    expect(read(alike(3), alike(1), alike(2)).order).toEqual(['h1', 'h2', 'h3']);
  });
});
