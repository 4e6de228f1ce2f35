import { expect, it } from '@jest/globals';
import { sessionCookie, sessionSecretIn } from './session-cookie.js';

const SECRET = 'Aa0_-'.repeat(8) + 'xyz';

it('is out of reach of scripts, other hosts and plain http', () => {
  expect(sessionCookie(SECRET)).toBe(`__Host-casetrail=${SECRET}; Path=/; Secure; HttpOnly; SameSite=Strict`);
  expect(sessionCookie(null)).toBe('__Host-casetrail=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict');
});

it.each([`__Host-casetrail=${SECRET}`, `a=b; __Host-casetrail=${SECRET}`, `a=b;__Host-casetrail=${SECRET};c=d`])(
  'is found in %s',
  (header) => {
    expect(sessionSecretIn(header)).toBe(SECRET);
  },
);

it.each([
  undefined,
  '',
  'a=b',
  `casetrail=${SECRET}`,
  `x__Host-casetrail=${SECRET}`,
  `__Host-casetrail=${SECRET}x`,
  `__Host-casetrail="${SECRET}"`,
  `__host-casetrail=${SECRET}`,
  '__Host-casetrail=',
])('is not in %s', (header) => {
  expect(sessionSecretIn(header)).toBeNull();
});
