import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Of a secret: as many as the hash of the codes has, as RFC 4226 recommends. */
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** One step before and after: clocks of telephones go wrong, and people take a while to type. */
const WINDOW = 1;

/** What a code looks like. */
export const TOTP_FORM = /^[0-9]{6}$/;

/** What an authenticator app and we have in common; codes are computed from it. */
export function makeTotpSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** The secret as people type it into an app: base32, in groups of four. */
export function spellTotpSecret(secret: Buffer): string {
  return totpOf(secret).secret.base32.replace(/(.{4})(?!$)/g, '$1 ');
}

/** The secret as an app reads it from a QR code, with the name it is shown under there. */
export function totpUri(secret: Buffer, email: string): string {
  return totpOf(secret, email).toString();
}

/**
 * The time step to which the code belongs; null where it is none of the present or of the step before or after.
 * @param now  milliseconds since 1970
 */
export function totpStep(secret: Buffer, code: string, now: number): number | null {
  // Of what has as many letters and more bytes, the package's comparison fails instead of saying no.
  if (!TOTP_FORM.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
}

function totpOf(secret: Buffer, label = ''): TOTP {
  // A copy: of a small Buffer, the memory below it belongs to others as well.
  const { buffer } = Uint8Array.from(secret);
  // What every app takes: some ignore other algorithms in the address and compute wrong codes.
  return new TOTP({
    issuer: 'Casetrail',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: new Secret({ buffer }),
  });
}
