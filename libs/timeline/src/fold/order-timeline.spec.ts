import { describe, expect, it } from '@jest/globals';
import { orderTimeline } from './order-timeline.js';
import { type EventSketch, caseOf, ids, on } from './testing/build-case.js';

const read = (...events: EventSketch[]) => {
  const { order, breaks } = orderTimeline(caseOf(events));
  return { order: ids(order), breaks: breaks.map(({ event }) => event) };
};
const YEAR = ['2020-01-01', '2020-12-31'] as const;

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
