import { describe, expect, it } from '@jest/globals';
import { containing } from './containing.js';

describe('containing', () => {
  it('folds the text and takes wildcards literally', () => {
    expect(containing('Біләш')).toBe('%біләш%');
    expect(containing('100% É_\\')).toBe('%100\\% e\\_\\\\%');
  });
});
