import { spellTotpSecret, totpUri } from '@app/access';
import { Field } from './fields.js';
import { NO_PROBLEMS } from './form-values.js';
import { PrivateDocument, type Surroundings } from './private-document.js';
import { QrCode } from './qr-code.js';

interface SecondFactorPageProps extends Surroundings {
  readonly secret: Buffer;
  readonly email: string;
  readonly alert?: string;
}

/** How an authenticator app gets the secret. */
export function SecondFactorPage({ secret, email, alert, ...surroundings }: SecondFactorPageProps) {
  const text = surroundings.messages.account.secondFactor;
  return (
    <PrivateDocument {...surroundings} title={text.title} alert={alert}>
      <p class="lead">{text.lead}</p>
      <p>{text.scan}</p>
      <QrCode text={totpUri(secret, email)} label={text.picture} />
      <p>
        {text.type} <code class="secret">{spellTotpSecret(secret)}</code>
      </p>
      <form method="post" action="/account/second-factor">
        <Field
          name="code"
          label={text.code}
          hint={text.codeHint}
          autocomplete="one-time-code"
          inputMode="numeric"
          problems={NO_PROBLEMS}
        />
        <button type="submit">{text.action}</button>
      </form>
    </PrivateDocument>
  );
}

/** Codes that are shown this once. */
export function RecoveryCodesPage({ codes, ...surroundings }: Surroundings & { readonly codes: readonly string[] }) {
  const text = surroundings.messages.account.recoveryCodes;
  return (
    <PrivateDocument {...surroundings} title={text.title}>
      <p class="lead">{text.lead}</p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>{text.keep}</p>
      <a class="action" href="/account">
        {text.next}
      </a>
    </PrivateDocument>
  );
}
