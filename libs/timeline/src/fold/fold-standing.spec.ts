import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaseEventKind } from '../vocabulary/case-event-kind.js';
import type { FoldCase } from './fold-case.js';
import { foldCustody } from './fold-custody.js';
import { foldStanding } from './fold-standing.js';
import { lineDays } from './line-days.js';
import { orderTimeline } from './order-timeline.js';
import { type EventSketch, caseOf, charge, event } from './testing/build-case.js';
import { Dice } from './testing/dice.js';
import { trueHistory } from './testing/true-history.js';
import { dayNumber, vagueDate } from './testing/vague-date.js';

type Parties = Partial<Pick<FoldCase, 'charges' | 'defendants'>>;

/** The events happen a day apart, in the order given. */
const stand = (events: readonly EventSketch[], parties: Parties = {}) => {
  const dated = events.map((each, index): EventSketch => ({
    id: `${index}`,
    date: [dayNumber(index), dayNumber(index)],
    ...each,
  }));
  const foldCase = caseOf(dated, parties);
  return foldStanding(foldCase, orderTimeline(foldCase).order);
};
const statuses = ({ case: whole, charges, defendants }: ReturnType<typeof stand>) => ({
  case: whole.status,
  ...Object.fromEntries([...charges, ...defendants].map(([id, { status }]) => [id, status])),
});

const two: Parties = { charges: [charge('c1', 'a'), charge('c2', 'b')], defendants: ['a', 'b'] };

describe('which charges an event moves', () => {
  it.each<[string, EventSketch, Parties, Record<string, string>]>([
    [
      'all, if it names none',
      { kind: 'CHARGED' },
      two,
      { case: 'CHARGED', c1: 'CHARGED', c2: 'CHARGED', a: 'CHARGED', b: 'CHARGED' },
    ],
    [
      'those it names',
      { kind: 'CHARGED', charges: ['c1'] },
      two,
      { case: 'CHARGED', c1: 'CHARGED', c2: 'UNKNOWN', a: 'CHARGED', b: 'UNKNOWN' },
    ],
    [
      'those against whom it names',
      { kind: 'CHARGED', defendants: ['b'] },
      two,
      { case: 'CHARGED', c1: 'UNKNOWN', c2: 'CHARGED', a: 'UNKNOWN', b: 'CHARGED' },
    ],
    [
      'of those it names, those against whom it names',
      { kind: 'CHARGED', charges: ['c1', 'c2'], defendants: ['b'] },
      two,
      { case: 'CHARGED', c1: 'UNKNOWN', c2: 'CHARGED', a: 'UNKNOWN', b: 'CHARGED' },
    ],
    [
      'none, if it names what is not there',
      { kind: 'CHARGED', charges: ['gone'] },
      two,
      { case: 'UNKNOWN', c1: 'UNKNOWN', c2: 'UNKNOWN', a: 'UNKNOWN', b: 'UNKNOWN' },
    ],
    [
      'a charge against nobody in particular, for the sole defendant',
      { kind: 'CHARGED', defendants: ['a'] },
      { charges: [charge('c1')], defendants: ['a'] },
      { case: 'CHARGED', c1: 'CHARGED', a: 'CHARGED' },
    ],
    [
      'but not for one of two',
      { kind: 'CHARGED', defendants: ['a'] },
      { charges: [charge('c1')], defendants: ['a', 'b'] },
      { case: 'UNKNOWN', c1: 'UNKNOWN', a: 'UNKNOWN', b: 'UNKNOWN' },
    ],
    [
      'not one that was replaced',
      { kind: 'CHARGED' },
      { charges: [charge('c1', 'a'), charge('c2', 'a', 'c1')], defendants: ['a'] },
      { case: 'CHARGED', c1: 'UNKNOWN', c2: 'CHARGED', a: 'CHARGED' },
    ],
    [
      'a defendant, where there are no charges',
      { kind: 'CHARGED', defendants: ['a'] },
      { charges: [], defendants: ['a', 'b'] },
      { case: 'CHARGED', a: 'CHARGED', b: 'UNKNOWN' },
    ],
    [
      'the case, where nothing tells defendants apart',
      { kind: 'CHARGED' },
      { charges: [], defendants: ['a', 'b'] },
      { case: 'CHARGED', a: 'CHARGED', b: 'CHARGED' },
    ],
    [
      'the case, where nobody is recorded',
      { kind: 'CHARGED', defendants: ['x'] },
      { charges: [], defendants: [] },
      { case: 'CHARGED' },
    ],
    [
      'a defendant without charges, beside the case',
      { kind: 'DROPPED', defendants: ['b'] },
      { charges: [charge('c1', 'a')], defendants: ['a', 'b'] },
      { case: 'UNKNOWN', c1: 'UNKNOWN', a: 'UNKNOWN', b: 'DROPPED' },
    ],
    [
      'the dead alone, by a death',
      { kind: 'DIED_IN_CUSTODY', defendants: ['a'], charges: ['c2'] },
      two,
      { case: 'CLOSED', c1: 'CLOSED', c2: 'UNKNOWN', a: 'CLOSED', b: 'UNKNOWN' },
    ],
    [
      'nobody, by a death that names none of two',
      { kind: 'DIED_IN_CUSTODY' },
      two,
      { case: 'UNKNOWN', c1: 'UNKNOWN', c2: 'UNKNOWN', a: 'UNKNOWN', b: 'UNKNOWN' },
    ],
  ])('%s', (_, sketch, parties, expected) => {
    expect(statuses(stand([sketch], parties))).toEqual(expected);
  });
});

describe('a case over its charges', () => {
  it('stands where the least finished stands, and not where nothing is known', () => {
    expect(stand([{ kind: 'CONVICTED', charges: ['c1'] }], two).case.status).toBe('CONVICTED');
    expect(
      stand(
        [
          { kind: 'CONVICTED', charges: ['c1'] },
          { kind: 'TRIAL_OPENED', charges: ['c2'] },
        ],
        two,
      ).case.status,
    ).toBe('ON_TRIAL');
  });

  it('is dropped only when every charge is', () => {
    expect(stand([{ kind: 'CHARGE_DROPPED', charges: ['c1'] }], two).case).toEqual({
      status: 'UNKNOWN',
      since: null,
      final: null,
      because: ['0'],
    });
    expect(
      stand(
        [
          { kind: 'CHARGE_DROPPED', charges: ['c1'] },
          { kind: 'CHARGE_DROPPED', charges: ['c2'] },
        ],
        two,
      ).case,
    ).toEqual({
      status: 'DROPPED',
      since: '1',
      final: null,
      because: ['0', '1'],
    });
  });

  it('stands so since the event that left it there, of whatever charge', () => {
    const { case: whole, closed } = stand(
      [{ kind: 'CHARGED' }, { kind: 'CONVICTED', charges: ['c1'] }, { kind: 'CHARGE_DROPPED', charges: ['c2'] }],
      two,
    );
    expect(whole).toEqual({ status: 'CONVICTED', since: '2', final: null, because: ['0', '1', '2'] });
    expect(closed).toBe('2');
  });
});

describe('appeals', () => {
  it('are not final while pending, and give back what stood before the first of them', () => {
    const pending: EventSketch[] = [{ kind: 'CONVICTED' }, { kind: 'APPEAL_LODGED' }, { kind: 'APPEAL_LODGED' }];
    expect(stand(pending).case).toEqual({ status: 'UNDER_APPEAL', since: '1', final: false, because: ['0', '1', '2'] });
    expect(stand(pending).closed).toBeNull();
    expect(stand([...pending, { kind: 'JUDGMENT_AMENDED' }])).toMatchObject({
      case: { status: 'CONVICTED', since: '3', final: true, because: ['0', '1', '2', '3'] },
      closed: '3',
    });
  });

  it('leave finality open again once a judgment is annulled', () => {
    expect(
      stand([{ kind: 'ACQUITTED' }, { kind: 'JUDGMENT_UPHELD' }, { kind: 'JUDGMENT_ANNULLED' }]).case,
    ).toMatchObject({
      status: 'ANNULLED',
      final: null,
    });
  });
});

describe('reasons', () => {
  it('begin where the case was last opened or reopened', () => {
    expect(
      stand([{ kind: 'CHARGED' }, { kind: 'DROPPED' }, { kind: 'REOPENED' }, { kind: 'HEARING' }, { kind: 'CHARGED' }])
        .case.because,
    ).toEqual(['2', '4']);
  });

  it('include the event that made it so, even from before', () => {
    expect(stand([{ kind: 'NAMED_SUSPECT' }, { kind: 'INVESTIGATION_OPENED' }]).case).toMatchObject({
      since: '0',
      because: ['0', '1'],
    });
  });
});

describe('corrections', () => {
  it('put the new event in the place of the old, through chains, and circles fall apart', () => {
    const chain: EventSketch[] = [
      { kind: 'CONVICTED' },
      { kind: 'ACQUITTED', corrects: '0' },
      { kind: 'DROPPED', corrects: '1' },
    ];
    expect(stand(chain).case).toMatchObject({ status: 'DROPPED', because: ['2'] });
    const circle: EventSketch[] = [
      { kind: 'CHARGED', corrects: '1' },
      { kind: 'CONVICTED', corrects: '0' },
    ];
    expect(stand(circle).case).toMatchObject({ status: 'CONVICTED', because: ['0', '1'] });
    expect(stand([{ kind: 'CHARGED', corrects: '0' }]).case.status).toBe('CHARGED');
  });

  it('leave the old one to whoever cannot see the new', () => {
    const seen = (hidden: string) =>
      caseOf(
        [{ kind: 'CONVICTED' }, { kind: 'ACQUITTED', corrects: 'CONVICTED' }].filter(
          ({ kind }) => kind !== hidden,
        ) as EventSketch[],
      );
    const status = (foldCase: FoldCase) => foldStanding(foldCase, orderTimeline(foldCase).order).case.status;
    expect([status(seen('nothing')), status(seen('ACQUITTED')), status(seen('CONVICTED'))]).toEqual([
      'ACQUITTED',
      'CONVICTED',
      'ACQUITTED',
    ]);
  });
});

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
