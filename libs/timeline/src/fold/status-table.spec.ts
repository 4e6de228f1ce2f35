import { describe, expect, it } from '@jest/globals';
import { CaseEventKind } from '../vocabulary/case-event-kind.js';
import { CaseStatus } from '../vocabulary/case-status.js';
import { checkRecording } from './check-recording.js';
import { foldStanding } from './fold-standing.js';
import { orderTimeline } from './order-timeline.js';
import { type EventSketch, caseOf, event, on } from './testing/build-case.js';

/**
 * The design's table once more, in its own shorthand: kind, effect, after. Written by hand and not read from
 * the code, so that a line changed there is noticed here. Kinds that are not in it move nothing and are
 * allowed at any time.
 */
const TABLE = `
INVESTIGATION_OPENED UNDER_INVESTIGATION UNKNOWN UNDER_INVESTIGATION
NAMED_SUSPECT UNDER_INVESTIGATION UNKNOWN UNDER_INVESTIGATION
CHARGED CHARGED open
CHARGES_AMENDED - open
REFERRED_TO_COURT ON_TRIAL open
TRIAL_OPENED ON_TRIAL open
PLEA_AGREEMENT PLEA_AGREED open
CONVICTED CONVICTED open
ACQUITTED ACQUITTED open
SENTENCED CONVICTED open CONVICTED
CHARGE_DROPPED DROPPED open
DROPPED DROPPED open
SUSPENDED SUSPENDED open
STATUTE_BARRED CLOSED open
APPEAL_LODGED UNDER_APPEAL CONVICTED ACQUITTED DROPPED UNDER_APPEAL
JUDGMENT_UPHELD before UNDER_APPEAL CONVICTED ACQUITTED DROPPED
JUDGMENT_AMENDED before UNDER_APPEAL CONVICTED ACQUITTED DROPPED
JUDGMENT_ANNULLED ANNULLED UNDER_APPEAL CONVICTED ACQUITTED
REOPENED UNDER_INVESTIGATION DROPPED SUSPENDED ANNULLED CLOSED ACQUITTED CONVICTED REHABILITATED
AMNESTIED PARDONED -DROPPED -ACQUITTED
PARDONED PARDONED -DROPPED -ACQUITTED
PAROLED - CONVICTED UNDER_APPEAL
SENTENCE_REDUCED - CONVICTED SENTENCE_SERVED PARDONED
RECORD_EXPUNGED - CONVICTED SENTENCE_SERVED PARDONED
SENTENCE_SERVED SENTENCE_SERVED CONVICTED
REHABILITATED REHABILITATED any
DIED_IN_CUSTODY CLOSED any
`;

const OPEN = 'UNKNOWN UNDER_INVESTIGATION SUSPENDED CHARGED ON_TRIAL PLEA_AGREED ANNULLED'.split(' ');
const STATUSES = Object.values(CaseStatus);
const rows = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([kind, effect, ...after]) => [kind, { effect, after }]),
);

function mayFollow(kind: string, status: CaseStatus): boolean {
  const after = rows.get(kind)?.after ?? ['any'];
  if (after[0] === 'any') return true;
  if (after[0]?.startsWith('-')) return !after.includes(`-${status}`);
  return after.includes(status) || (after[0] === 'open' && OPEN.includes(status));
}

/** How a charge gets to each status, legally. */
const WAYS: Record<CaseStatus, readonly (keyof typeof CaseEventKind)[]> = {
  UNKNOWN: [],
  UNDER_INVESTIGATION: ['INVESTIGATION_OPENED'],
  SUSPENDED: ['SUSPENDED'],
  CHARGED: ['CHARGED'],
  ON_TRIAL: ['TRIAL_OPENED'],
  PLEA_AGREED: ['PLEA_AGREEMENT'],
  CONVICTED: ['CONVICTED'],
  UNDER_APPEAL: ['CONVICTED', 'APPEAL_LODGED'],
  ACQUITTED: ['ACQUITTED'],
  DROPPED: ['DROPPED'],
  PARDONED: ['PARDONED'],
  SENTENCE_SERVED: ['CONVICTED', 'SENTENCE_SERVED'],
  ANNULLED: ['CONVICTED', 'JUDGMENT_ANNULLED'],
  REHABILITATED: ['REHABILITATED'],
  CLOSED: ['STATUTE_BARRED'],
};

const standsIn = (status: CaseStatus) =>
  caseOf(
    WAYS[status].map((kind, index): EventSketch => ({ kind, id: `way-${index}`, date: on(`2020-0${index + 1}-01`) })),
  );

describe.each(STATUSES)('a charge that stands in %s', (status) => {
  const before = standsIn(status);

  it('stands there', () => {
    expect(foldStanding(before, orderTimeline(before).order).case.status).toBe(status);
  });

  it.each(Object.values(CaseEventKind))('allows or refuses %s as the table says', (kind) => {
    const next = event({ kind, id: 'next', date: on('2021-01-01'), charges: ['c1'], defendants: ['d1'] });
    const allowed = mayFollow(kind, status);
    const refusal = checkRecording(before, next);
    expect(refusal === null).toBe(allowed);
    if (refusal) {
      expect(refusal).toMatchObject({ status, charge: 'c1', refused: { id: 'next' } });
      expect([...refusal.allowedAfter].toSorted()).toEqual(STATUSES.filter((each) => mayFollow(kind, each)).toSorted());
      expect(refusal.inTheWay?.id).toBe(WAYS[status].length > 0 ? `way-${WAYS[status].length - 1}` : undefined);
    }

    // Allowed or not, once recorded it has its effect: the fold is total.
    const after = { ...before, events: [...before.events, next] };
    const { order, breaks } = orderTimeline(after);
    expect(breaks).toHaveLength(allowed ? 0 : 1);
    const effect = rows.get(kind)?.effect ?? '-';
    const restored = status === 'UNDER_APPEAL' ? 'CONVICTED' : status;
    expect(foldStanding(after, order).case.status).toBe(
      effect === '-' ? status : effect === 'before' ? restored : effect,
    );
  });
});
