import { describe, expect, it } from '@jest/globals';
import { sameLines } from './same-lines.js';

const LINE = { charge_id: 'a', tier_from: 0, tier_to: 1, status: 'CHARGED', because: ['x', 'y'], final: null };
const OTHER = { ...LINE, tier_from: 2, tier_to: 3 };

describe('sameLines', () => {
  it.each([
    ['nothing and nothing', [], [], true],
    ['a line and itself', [LINE], [{ ...LINE }], true],
    ['columns in another order', [LINE], [Object.fromEntries(Object.entries(LINE).toReversed())], true],
    ['lines in another order', [LINE, OTHER], [OTHER, LINE], true],
    ['a line more', [LINE, OTHER], [LINE], false],
    ['a line fewer', [LINE], [LINE, OTHER], false],
    ['another value', [LINE], [{ ...LINE, status: 'DROPPED' }], false],
    ['another order of reasons', [LINE], [{ ...LINE, because: ['y', 'x'] }], false],
    ['another span of tiers', [LINE], [OTHER], false],
    [
      'null, and nothing said',
      [LINE],
      [Object.fromEntries(Object.entries(LINE).filter(([key]) => key !== 'final'))],
      false,
    ],
  ])('%s', (_name, some, others, same) => {
    expect(sameLines(some, others)).toBe(same);
  });
});
