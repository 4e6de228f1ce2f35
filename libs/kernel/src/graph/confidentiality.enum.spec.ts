import { expect, it } from '@jest/globals';
import { Confidentiality, confidentialityOf, tierOf } from './confidentiality.enum.js';

it.each([
  [Confidentiality.PUBLIC, 0],
  [Confidentiality.PARTNER, 1],
  [Confidentiality.RESTRICTED, 2],
  [Confidentiality.SEALED, 3],
])('%s is tier %i', (confidentiality, tier) => {
  expect(tierOf(confidentiality)).toBe(tier);
  expect(confidentialityOf(tier)).toBe(confidentiality);
});

it.each([-1, 4, 0.5, NaN])('refuses %p, which is no tier', (tier) => {
  expect(() => confidentialityOf(tier)).toThrow(new RangeError(`${tier} is no tier.`));
});
