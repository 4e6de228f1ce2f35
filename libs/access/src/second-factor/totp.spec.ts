import { describe, expect, it } from '@jest/globals';
import { makeTotpSecret, spellTotpSecret, totpStep, totpUri } from './totp.js';

/** The secret of the examples in RFC 6238, and the last six digits of its codes. */
const SECRET = Buffer.from('12345678901234567890');
const EXAMPLES = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

describe('a code', () => {
  it.each(EXAMPLES)('of second %d is %s, as in RFC 6238', (second, code) => {
    expect(totpStep(SECRET, code, second * 1000)).toBe(Math.floor(second / 30));
  });

  it('is taken in its step, the one before and the one after, and belongs to its own', () => {
    const step = 41_152_263;
    const inStep = (n: number) => totpStep(SECRET, '005924', (step + n) * 30_000);
    expect([-2, -1, 0, 1, 2].map(inStep)).toEqual([null, step, step, step, null]);
  });

  it.each(['', '5924', '005925', '0059240', '００５９２４', 'abcdef'])('is not %j', (code) => {
    expect(totpStep(SECRET, code, 1_234_567_890_000)).toBeNull();
  });
});

describe('a secret', () => {
  it('is spelled in groups of four', () => {
    expect(spellTotpSecret(SECRET)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  });

  it('is told apps in an address that names service and account', () => {
    expect(totpUri(SECRET, 'you@example.org')).toBe(
      'otpauth://totp/Casetrail:you%40example.org?issuer=Casetrail&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
    );
  });

  it('has 160 bits, others each time', () => {
    const [one, other] = [makeTotpSecret(), makeTotpSecret()];
    expect([one.length, one.equals(other)]).toEqual([20, false]);
  });
});
