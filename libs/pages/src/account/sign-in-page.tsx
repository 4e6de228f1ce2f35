import { Field } from './fields.js';
import { NO_PROBLEMS } from './form-values.js';
import { PrivateDocument, type Surroundings } from './private-document.js';

interface SignInPageProps extends Surroundings {
  /** As it was typed before. */
  readonly email?: string;
  readonly alert?: string;
  readonly notice?: string;
}

/** The first of two steps. */
export function SignInPage({ email = '', alert, notice, ...surroundings }: SignInPageProps) {
  const text = surroundings.messages.account.signIn;
  return (
    <PrivateDocument {...surroundings} title={text.title} alert={alert} notice={notice}>
      <p class="lead">{text.lead}</p>
      <form method="post" action="/sign-in">
        <Field
          name="email"
          type="email"
          label={text.email}
          autocomplete="username"
          value={email}
          problems={NO_PROBLEMS}
        />
        <Field
          name="password"
          type="password"
          label={text.password}
          autocomplete="current-password"
          problems={NO_PROBLEMS}
        />
        <button type="submit">{text.action}</button>
      </form>
    </PrivateDocument>
  );
}

/** The second. */
export function CodePage({ alert, ...surroundings }: Surroundings & { readonly alert?: string }) {
  const text = surroundings.messages.account.code;
  return (
    <PrivateDocument {...surroundings} title={text.title} alert={alert}>
      <p class="lead">{text.lead}</p>
      <form method="post" action="/sign-in/code">
        <Field name="code" label={text.code} hint={text.hint} autocomplete="one-time-code" problems={NO_PROBLEMS} />
        <button type="submit">{text.action}</button>
      </form>
      <p>
        <a href="/sign-in">{text.other}</a>
      </p>
    </PrivateDocument>
  );
}
