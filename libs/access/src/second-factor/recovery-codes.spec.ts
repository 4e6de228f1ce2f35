import { expect, it } from '@jest/globals';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.js';

it('makes ten codes of 80 bits, in groups of four', () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

it('knows a code however it is typed', () => {
  const hash = hashRecoveryCode('0123-4567-89AB-CDEF');
  expect(hash).toHaveLength(32);
  for (const typed of ['o123 4567 89ab cdef', ' 0L23456789ABCDEF ', 'O i 2 3-4567-89ab-cdef', '0I23--4567-89AB-CDEF']) {
    expect(hashRecoveryCode(typed)).toEqual(hash);
  }
  expect(hashRecoveryCode('0123-4567-89AB-CDEG')).not.toEqual(hash);
});

it.each(['', '0123-4567-89AB-CDE', '0123-4567-89AB-CDEFG', '0123-4567-89AB-CDEU', '0123-4567-89AB-CDEЁ'])(
  'does not even look up %j',
  (typed) => {
    expect(hashRecoveryCode(typed)).toBeNull();
  },
);
