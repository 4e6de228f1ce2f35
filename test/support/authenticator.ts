import { Secret, TOTP } from 'otpauth';

/** An authenticator app, given what the page shows. */
export class Authenticator {
  readonly #totp: TOTP;

  /** @param spelled  as the page spells it */
  constructor(readonly spelled: string) {
    const secret = Secret.fromBase32(spelled.replaceAll(' ', ''));
    this.#totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret });
  }

  /** What the server keeps. */
  get secret(): Buffer {
    return Buffer.from(this.#totp.secret.bytes);
  }

  /** @param steps  from the present time step on */
  code(steps = 0): string {
    return this.#totp.generate({ timestamp: Date.now() + steps * 30_000 });
  }

  /** Of the page on which a second factor is set up. */
  static on(page: { text: string }): Authenticator {
    const [, spelled = ''] = /<code class="secret">([A-Z2-7 ]+)</.exec(page.text) ?? [];
    return new Authenticator(spelled);
  }
}
