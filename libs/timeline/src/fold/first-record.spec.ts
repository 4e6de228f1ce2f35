import { describe, expect, it } from '@jest/globals';
import { PenaltyKind } from '../vocabulary/penalty-kind.js';
import type { FoldCase } from './fold-case.js';
import { foldCustody } from './fold-custody.js';
import { foldStanding } from './fold-standing.js';
import { mergeLines } from './line-days.js';
import { orderTimeline } from './order-timeline.js';
import { type EventSketch, caseOf, charge, ids } from './testing/build-case.js';

/** The founding record: three cases against one man, one against a woman. */
const YEAR_2019 = ['2019-01-01', '2019-12-31'] as const;
const SPRING_2020 = ['2020-03-01', '2020-05-31'] as const;

const recorded = (person: string, id: string, events: readonly EventSketch[]): FoldCase => ({
  ...caseOf(
    events.map((event, index) => ({ ...event, recordedNo: index })),
    { charges: [charge(`${id}-charge`, person)], defendants: [person] },
  ),
  id,
});

const case2019 = recorded('bilash', 'kz-2019-bilash', [
  { kind: 'DETAINED', date: YEAR_2019 },
  { kind: 'CHARGED', date: YEAR_2019 },
  { kind: 'PLEA_AGREEMENT', date: YEAR_2019 },
  {
    kind: 'SENTENCED',
    date: YEAR_2019,
    penalties: [{ kind: PenaltyKind.ACTIVITY_BAN, person: null, suspended: null }],
  },
  { kind: 'RELEASED', date: YEAR_2019 },
  { kind: 'STATEMENT_ISSUED', date: ['2019-01-01', '2021-02-05'] },
  { kind: 'INTERNATIONAL_OPINION', date: ['2020-11-01', '2020-11-30'] },
]);

const case174 = recorded('bilash', 'kz-2020-bilash-174', [
  { kind: 'INVESTIGATION_OPENED', date: SPRING_2020 },
  { kind: 'LEFT_COUNTRY', date: ['2020-03-01', '2021-02-05'] },
  { kind: 'EXPERT_ANALYSIS_ORDERED', date: SPRING_2020 },
  { kind: 'EXPERT_ANALYSIS_COMPLETED', date: ['2020-05-01', '2020-05-31'] },
  { kind: 'DROPPED', date: ['2020-05-01', '2021-02-05'] },
  { kind: 'THREAT_REPORTED', date: [null, '2021-02-05'] },
  { kind: 'STATEMENT_ISSUED', date: ['2020-05-01', '2021-02-05'] },
]);

const case389 = recorded('bilash', 'kz-2020-bilash-389', [
  { kind: 'COMPLAINT_FILED', date: [null, '2020-12-31'] },
  { kind: 'INVESTIGATION_OPENED', date: ['2020-01-01', '2020-12-31'] },
]);

const caseKusman = recorded('kusman', 'kz-2020-kusman', [
  { kind: 'STATEMENT_ISSUED', id: 'OWNER_SAYS', date: [null, '2020-01-19'] },
  { kind: 'STATEMENT_TAKEN', date: [null, '2020-01-19'] },
  {
    kind: 'SENTENCED',
    date: ['2020-01-19', '2020-01-19'],
    penalties: [{ kind: PenaltyKind.IMPRISONMENT, person: null, suspended: null }],
  },
  { kind: 'STATEMENT_ISSUED', id: 'BILASH_SAYS', date: ['2020-01-19', '2021-02-05'] },
]);

const folded = (foldCase: FoldCase) => {
  const timeline = orderTimeline(foldCase);
  const line = timeline.order.map((event) => ({ event, foldCase }));
  return {
    ...timeline,
    standing: foldStanding(foldCase, timeline.order),
    custody: foldCustody(foldCase.defendants[0]!, line),
  };
};

describe('kz-2019-bilash', () => {
  const { order, breaks, standing, custody } = folded(case2019);

  it('reads in the order of procedure, though it is all dated 2019', () => {
    expect(breaks).toEqual([]);
    expect(ids(order)).toEqual([
      'DETAINED',
      'CHARGED',
      'PLEA_AGREEMENT',
      'SENTENCED',
      'RELEASED',
      'INTERNATIONAL_OPINION',
      'STATEMENT_ISSUED',
    ]);
  });

  it('stands CONVICTED, by charge, plea and sentence', () => {
    expect(standing.case).toEqual({
      status: 'CONVICTED',
      since: 'SENTENCED',
      final: null,
      because: ['CHARGED', 'PLEA_AGREEMENT', 'SENTENCED'],
    });
    expect(standing.charges.get('kz-2019-bilash-charge')).toEqual(standing.case);
    expect(standing.defendants.get('bilash')).toEqual(standing.case);
    expect([standing.opened, standing.closed]).toEqual(['CHARGED', 'SENTENCED']);
    expect([standing.firstDay, standing.lastDay]).toEqual(['2019-01-01', '2021-02-05']);
  });

  it('left him at liberty', () => {
    expect(custody).toEqual({ state: 'AT_LIBERTY', since: 'RELEASED', place: null, because: ['RELEASED'] });
  });
});

describe('kz-2020-bilash-174', () => {
  const { order, breaks, standing } = folded(case174);

  it('reads as it was recorded', () => {
    expect(breaks).toEqual([]);
    expect(ids(order)).toEqual([
      'INVESTIGATION_OPENED',
      'LEFT_COUNTRY',
      'EXPERT_ANALYSIS_ORDERED',
      'EXPERT_ANALYSIS_COMPLETED',
      'DROPPED',
      'THREAT_REPORTED',
      'STATEMENT_ISSUED',
    ]);
  });

  it('stands DROPPED, because it was opened and dropped', () => {
    expect(standing.case).toEqual({
      status: 'DROPPED',
      since: 'DROPPED',
      final: null,
      because: ['INVESTIGATION_OPENED', 'DROPPED'],
    });
    expect([standing.opened, standing.closed]).toEqual(['INVESTIGATION_OPENED', 'DROPPED']);
  });
});

describe('kz-2020-bilash-389', () => {
  const { order, standing } = folded(case389);

  it('is under investigation, after the complaint', () => {
    expect(ids(order)).toEqual(['COMPLAINT_FILED', 'INVESTIGATION_OPENED']);
    expect(standing.case).toEqual({
      status: 'UNDER_INVESTIGATION',
      since: 'INVESTIGATION_OPENED',
      final: null,
      because: ['INVESTIGATION_OPENED'],
    });
    expect([standing.opened, standing.closed]).toEqual(['INVESTIGATION_OPENED', null]);
  });
});

describe('kz-2020-kusman', () => {
  const { order, standing, custody } = folded(caseKusman);

  it('puts what was said before the sentence before it, and what was said after, after', () => {
    expect(ids(order)).toEqual(['STATEMENT_TAKEN', 'SENTENCED', 'OWNER_SAYS', 'BILASH_SAYS']);
  });

  it('stands CONVICTED, and she is in prison', () => {
    expect(standing.case).toEqual({ status: 'CONVICTED', since: 'SENTENCED', final: null, because: ['SENTENCED'] });
    expect(custody).toEqual({ state: 'IMPRISONED', since: 'SENTENCED', place: null, because: ['SENTENCED'] });
  });
});

describe('Bilash himself', () => {
  it('is abroad, whatever the order of his cases', () => {
    for (const cases of [
      [case2019, case174, case389],
      [case389, case174, case2019],
    ]) {
      const timelines = cases.map((foldCase) => ({ foldCase, order: orderTimeline(foldCase).order }));
      const line = mergeLines(timelines).map(({ event, from }) => ({ event, foldCase: from.foldCase }));
      expect(line).toHaveLength(16);
      expect(foldCustody('bilash', line)).toEqual({
        state: 'ABROAD',
        since: 'LEFT_COUNTRY',
        place: null,
        because: ['LEFT_COUNTRY'],
      });
    }
  });
});
