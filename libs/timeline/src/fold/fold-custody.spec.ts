import { describe, expect, it } from '@jest/globals';
import { PenaltyKind } from '../vocabulary/penalty-kind.js';
import { RestraintKind } from '../vocabulary/restraint-kind.js';
import { concerns } from './concerns.js';
import type { FoldCase } from './fold-case.js';
import { foldCustody } from './fold-custody.js';
import { type EventSketch, caseOf, charge, event } from './testing/build-case.js';

type Parties = Pick<FoldCase, 'charges' | 'defendants'>;
const one: Parties = { charges: [charge('c1')], defendants: ['a'] };
const two: Parties = { charges: [charge('c1', 'a'), charge('c2', 'b'), charge('c3')], defendants: ['a', 'b'] };

const custody = (sketches: readonly EventSketch[], parties = one, person = 'a') => {
  const foldCase = caseOf(
    sketches.map((sketch, index) => ({ id: `${index}`, ...sketch })),
    parties,
  );
  return foldCustody(
    person,
    foldCase.events.map((each) => ({ event: each, foldCase })),
  );
};
const prison = (kind: PenaltyKind, rest: { person?: string; suspended?: boolean } = {}): EventSketch => ({
  kind: 'SENTENCED',
  penalties: [{ kind, person: rest.person ?? null, suspended: rest.suspended ?? null }],
});

describe('the custody of a person', () => {
  it.each<[string, EventSketch[]]>([
    ['UNKNOWN', []],
    ['UNKNOWN', [{ kind: 'CHARGED' }]],
    ['DETAINED', [{ kind: 'DETAINED' }]],
    ['DETAINED', [{ kind: 'REMANDED' }]],
    ['DETAINED', [{ kind: 'EXTRADITED' }]],
    ['ABROAD', [{ kind: 'LEFT_COUNTRY' }]],
    ['AT_LIBERTY', [{ kind: 'RELEASED' }]],
    ['AT_LIBERTY', [{ kind: 'AMNESTIED' }]],
    ['AT_LIBERTY', [{ kind: 'PARDONED' }]],
    ['AT_LIBERTY', [{ kind: 'PAROLED' }]],
    ['AT_LIBERTY', [{ kind: 'SENTENCE_SERVED' }]],
    ['DECEASED', [{ kind: 'DIED_IN_CUSTODY' }, { kind: 'RELEASED' }]],
    ['DETAINED', [{ kind: 'RESTRAINT_IMPOSED', restraint: RestraintKind.DETENTION }]],
    ['HOUSE_ARREST', [{ kind: 'RESTRAINT_CHANGED', restraint: RestraintKind.HOUSE_ARREST }]],
    ['AT_LIBERTY', [{ kind: 'RESTRAINT_CHANGED', restraint: RestraintKind.BAIL }]],
    ['DETAINED', [{ kind: 'DETAINED' }, { kind: 'RESTRAINT_IMPOSED' }]],
    ['IMPRISONED', [prison(PenaltyKind.IMPRISONMENT)]],
    ['IMPRISONED', [prison(PenaltyKind.LIFE_IMPRISONMENT)]],
    ['IMPRISONED', [prison(PenaltyKind.DEATH)]],
    ['IMPRISONED', [prison(PenaltyKind.IMPRISONMENT, { person: 'a', suspended: false })]],
    ['DETAINED', [{ kind: 'DETAINED' }, prison(PenaltyKind.IMPRISONMENT, { suspended: true })]],
    ['DETAINED', [{ kind: 'DETAINED' }, prison(PenaltyKind.IMPRISONMENT, { person: 'b' })]],
    ['DETAINED', [{ kind: 'DETAINED' }, prison(PenaltyKind.FINE)]],
  ])('is %s', (state, events) => {
    expect(custody(events).state).toBe(state);
  });

  it('gives the events since the state last changed, and the place last known', () => {
    expect(
      custody([
        { kind: 'DETAINED', place: 'Almaty' },
        { kind: 'REMANDED' },
        { kind: 'TRANSFERRED', place: 'Karaganda' },
        { kind: 'HEARING', place: 'Astana' },
      ]),
    ).toEqual({ state: 'DETAINED', since: '0', place: 'Karaganda', because: ['0', '1', '2'] });
  });

  it('does not take the courtroom for the prison', () => {
    const held: EventSketch[] = [{ kind: 'DETAINED', place: 'Almaty' }];
    const sentence = { ...prison(PenaltyKind.IMPRISONMENT), place: 'Court No 2' };
    expect(custody([...held, sentence])).toEqual({ state: 'IMPRISONED', since: '1', place: 'Almaty', because: ['1'] });
    expect(custody([sentence]).place).toBeNull();
    expect(custody([...held, { kind: 'TRANSFERRED' }]).place).toBeNull();
    expect(custody([...held, { kind: 'RELEASED', place: 'Almaty' }]).place).toBeNull();
  });
});

describe('whom an event concerns', () => {
  it.each<[Partial<EventSketch>, Parties, string[]]>([
    [{}, two, ['a', 'b']],
    [{ defendants: ['b'] }, two, ['b']],
    [{ charges: ['c1'] }, two, ['a']],
    [{ charges: ['c1', 'c2'], defendants: ['b'] }, two, ['b']],
    [{ charges: ['c3'] }, two, []],
    [{ charges: ['c1'] }, one, ['a']],
    [{ charges: ['gone'] }, one, []],
    [{ kind: 'DIED_IN_CUSTODY' }, two, []],
    [{ kind: 'DIED_IN_CUSTODY' }, one, ['a']],
    [{ kind: 'DIED_IN_CUSTODY', defendants: ['b'] }, two, ['b']],
  ])('%j', (sketch, parties, expected) => {
    const each = event({ kind: 'DETAINED', ...sketch });
    expect(['a', 'b', 'x'].filter((person) => concerns(each, parties, person))).toEqual(expected);
  });
});
