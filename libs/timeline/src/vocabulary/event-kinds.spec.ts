import { describe, expect, it } from '@jest/globals';
import { CaseEventKind } from './case-event-kind.js';
import { CaseStage, STAGE_DESCRIPTIONS } from './case-stage.js';
import { CLOSED_STATUSES, CaseStatus, OPEN_STATUSES, STATUS_DESCRIPTIONS, STATUS_FINISHEDNESS } from './case-status.js';
import { CUSTODY_DESCRIPTIONS, CustodyState } from './custody-state.js';
import { EVENT_KIND_DESCRIPTIONS } from './event-kind-descriptions.js';
import { EVENT_KINDS, EVENT_KINDS_BY_RANK } from './event-kinds.js';
import { PENALTY_DESCRIPTIONS, PenaltyKind } from './penalty-kind.js';
import { RESTRAINT_DESCRIPTIONS, RestraintKind } from './restraint-kind.js';

describe('the table of event kinds', () => {
  it('has a line for every kind, each with a rank of its own', () => {
    expect(EVENT_KINDS_BY_RANK.toSorted()).toEqual(Object.values(CaseEventKind).toSorted());
    expect(EVENT_KINDS_BY_RANK.map((kind) => EVENT_KINDS[kind].rank)).toEqual([...EVENT_KINDS_BY_RANK.keys()]);
    expect(EVENT_KINDS_BY_RANK).toHaveLength(55);
  });

  it('puts releases after reviews and statements last', () => {
    expect(EVENT_KINDS.RELEASED.rank).toBeGreaterThan(EVENT_KINDS.REOPENED.rank);
    expect(EVENT_KINDS.CHARGE_DROPPED.rank).toBeGreaterThan(EVENT_KINDS.SENTENCED.rank);
    expect(EVENT_KINDS_BY_RANK.slice(-2)).toEqual(['STATEMENT_ISSUED', 'OTHER']);
  });

  it.each([
    ['APPEAL_LODGED', false],
    ['JUDGMENT_UPHELD', true],
    ['JUDGMENT_AMENDED', true],
    ['AMNESTIED', true],
    ['PARDONED', true],
    ['SENTENCE_SERVED', true],
    ['REHABILITATED', true],
    ['DIED_IN_CUSTODY', true],
  ] as const)('settles with %s that finality is %s', (kind, final) => {
    expect(EVENT_KINDS[kind].final).toBe(final);
  });

  it('settles finality with no other kind', () => {
    expect(EVENT_KINDS_BY_RANK.filter((kind) => EVENT_KINDS[kind].final !== null)).toHaveLength(8);
  });

  it('lets only two kinds insist on names', () => {
    expect(EVENT_KINDS_BY_RANK.filter((kind) => EVENT_KINDS[kind].mustNameCharges)).toEqual(['CHARGE_DROPPED']);
    expect(EVENT_KINDS_BY_RANK.filter((kind) => EVENT_KINDS[kind].mustNameDefendants)).toEqual(['DIED_IN_CUSTODY']);
  });
});

describe('the statuses', () => {
  it('are open, closed, or under appeal', () => {
    expect([...OPEN_STATUSES, ...CLOSED_STATUSES, CaseStatus.UNDER_APPEAL].toSorted()).toEqual(
      Object.values(CaseStatus).toSorted(),
    );
  });

  it('have one order of finishedness, with UNKNOWN behind all', () => {
    expect(STATUS_FINISHEDNESS.toSorted()).toEqual(Object.values(CaseStatus).toSorted());
    expect(STATUS_FINISHEDNESS.at(-1)).toBe('UNKNOWN');
  });
});

describe('descriptions', () => {
  it.each([
    ['kinds', CaseEventKind, EVENT_KIND_DESCRIPTIONS],
    ['stages', CaseStage, STAGE_DESCRIPTIONS],
    ['statuses', CaseStatus, STATUS_DESCRIPTIONS],
    ['custody states', CustodyState, CUSTODY_DESCRIPTIONS],
    ['restraints', RestraintKind, RESTRAINT_DESCRIPTIONS],
    ['penalties', PenaltyKind, PENALTY_DESCRIPTIONS],
  ])('say every one of the %s in one sentence, none twice', (_, values, descriptions: Record<string, string>) => {
    expect(new Set(Object.keys(descriptions))).toEqual(new Set(Object.values(values)));
    expect(new Set(Object.values(descriptions)).size).toBe(Object.keys(descriptions).length);
    for (const sentence of Object.values(descriptions)) expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
  });
});
