import { describe, expect, it } from '@jest/globals';
import type { FoldCase } from './fold-case.js';
import { foldStanding } from './fold-standing.js';
import { orderTimeline } from './order-timeline.js';
import { type EventSketch, caseOf } from './testing/build-case.js';
import { stand, two } from './testing/stand.js';

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
