import type { SetupLink } from '@app/access';
import { Field } from './fields.js';
import { type FormProblems, NO_PROBLEMS } from './form-values.js';
import { PrivateDocument, type Surroundings } from './private-document.js';

interface SetupPageProps extends Surroundings {
  readonly link: SetupLink;
  /** Where the form goes: the link itself. */
  readonly action: string;
  readonly email?: string;
  readonly name?: string;
  readonly problems?: FormProblems;
}

/** The first page that the owner of an account sees. */
export function SetupPage({
  link: { account },
  action,
  email,
  name,
  problems = NO_PROBLEMS,
  ...surroundings
}: SetupPageProps) {
  const { setup: text, problem } = surroundings.messages.account;
  const alert = problems.whole ?? (Object.keys(problems.fields).length > 0 ? problem : null);
  return (
    <PrivateDocument {...surroundings} title={text.title} alert={alert}>
      <p class="lead">{account ? text.newcomer(account.email) : text.first}</p>
      <form method="post" action={action}>
        {account ? (
          // Not to be changed: for password managers, which keep it with the password.
          <input type="hidden" name="username" value={account.email} autocomplete="username" />
        ) : (
          <>
            <Field
              name="email"
              type="email"
              label={text.email}
              autocomplete="username"
              value={email}
              problems={problems}
            />
            <Field
              name="name"
              label={text.name}
              hint={text.nameHint}
              autocomplete="name"
              value={name}
              problems={problems}
            />
          </>
        )}
        <Field
          name="password"
          type="password"
          label={text.password}
          hint={text.passwordHint}
          autocomplete="new-password"
          problems={problems}
        />
        <Field name="again" type="password" label={text.again} autocomplete="new-password" problems={problems} />
        <button type="submit">{text.action}</button>
      </form>
    </PrivateDocument>
  );
}

/** Where a link leads that is none any more. */
export function GonePage(surroundings: Surroundings) {
  const { title, text } = surroundings.messages.account.setup.gone;
  return (
    <PrivateDocument {...surroundings} title={title}>
      <p class="lead">{text}</p>
    </PrivateDocument>
  );
}
