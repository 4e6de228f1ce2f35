import { describe, expect, it } from '@jest/globals';
import { type EventSketch, charge } from './testing/build-case.js';
import { type Parties, stand, two } from './testing/stand.js';

const statuses = ({ case: whole, charges, defendants }: ReturnType<typeof stand>) => ({
  case: whole.status,
  ...Object.fromEntries([...charges, ...defendants].map(([id, { status }]) => [id, status])),
});

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
