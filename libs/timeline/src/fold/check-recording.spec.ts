import { describe, expect, it } from '@jest/globals';
import { checkRecording } from './check-recording.js';
import { type EventSketch, caseOf, charge, event, on } from './testing/build-case.js';

const recorded = (...events: EventSketch[]) => caseOf(events, { charges: [charge('c1', 'd1'), charge('c2', 'd1')] });
const DROPPED: EventSketch = { kind: 'DROPPED', date: on('2020-03-01') };
const CONVICTED: EventSketch = { kind: 'CONVICTED', date: on('2020-06-01') };

describe('recording an event', () => {
  it('is refused by what came before it', () => {
    expect(checkRecording(recorded(DROPPED), event(CONVICTED))).toEqual({
      code: 'ILLEGAL_SEQUENCE',
      inTheWay: event(DROPPED),
      refused: event(CONVICTED),
      status: 'DROPPED',
      charge: 'c1',
      defendant: 'd1',
      allowedAfter: ['UNKNOWN', 'UNDER_INVESTIGATION', 'SUSPENDED', 'CHARGED', 'ON_TRIAL', 'PLEA_AGREED', 'ANNULLED'],
    });
  });

  it('is refused by what comes after it', () => {
    const refusal = checkRecording(recorded(CONVICTED), event(DROPPED));
    expect(refusal).toMatchObject({ refused: { id: 'CONVICTED' }, inTheWay: { id: 'CONVICTED' } });
  });

  it('is refused for the charge it cannot follow, and allowed for the other', () => {
    const dropped = recorded({ kind: 'CHARGE_DROPPED', date: on('2020-03-01'), charges: ['c2'] });
    expect(checkRecording(dropped, event({ ...CONVICTED, charges: ['c1'] }))).toBeNull();
    expect(checkRecording(dropped, event(CONVICTED))).toMatchObject({
      charge: 'c2',
      inTheWay: { id: 'CHARGE_DROPPED' },
    });
  });

  it('is refused with nothing in the way where what it presupposes is missing', () => {
    expect(checkRecording(recorded(), event({ kind: 'SENTENCE_SERVED' }))).toMatchObject({
      inTheWay: null,
      status: 'UNKNOWN',
    });
    expect(checkRecording(recorded(), event({ kind: 'CHARGE_DROPPED' }))).toMatchObject({
      inTheWay: null,
      status: null,
    });
  });

  it('is allowed where some order explains it', () => {
    expect(
      checkRecording(recorded(CONVICTED), event({ kind: 'INVESTIGATION_OPENED', date: ['2020-01-01', '2020-12-31'] })),
    ).toBeNull();
  });

  it('is allowed with a reason for its irregularity', () => {
    expect(checkRecording(recorded(DROPPED), event({ ...CONVICTED, irregularity: 'tried all the same' }))).toBeNull();
  });

  it('is allowed in the place of what it corrects', () => {
    expect(checkRecording(recorded(DROPPED), event({ ...CONVICTED, corrects: 'DROPPED' }))).toBeNull();
  });

  it('is not blamed for a timeline that was broken before it', () => {
    const broken = recorded(DROPPED, CONVICTED);
    expect(checkRecording(broken, event({ kind: 'HEARING', date: on('2020-07-01') }))).toBeNull();
    expect(checkRecording(broken, event({ kind: 'ACQUITTED', date: on('2020-07-01') }))).toMatchObject({
      inTheWay: { id: 'CONVICTED' },
    });
  });
});
