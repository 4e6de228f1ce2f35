import { describe, expect, it } from '@jest/globals';
import { numberKey } from './number-key.js';

describe('numberKey', () => {
  it('orders article numbers as a reader would', () => {
    const numbers = ['207', '10', '206.1', '206', '9', '206-1', '234.4.3', '234.10', '174'];
    expect(numbers.toSorted((a, b) => (numberKey(a) < numberKey(b) ? -1 : 1))).toEqual([
      '9',
      '10',
      '174',
      '206',
      '206-1',
      '206.1',
      '207',
      '234.4.3',
      '234.10',
    ]);
  });

  it('pads every run of digits and folds case', () => {
    expect(numberKey('12A.3')).toBe('0000000012a.0000000003');
  });
});
