import type { ListedSession, ListedToken, Session } from '@app/access';
import { Box, ButtonForm, Field } from './fields.js';
import { type FormProblems, NO_PROBLEMS } from './form-values.js';
import { Moment } from './moment.js';
import { PrivateDocument, type Surroundings } from './private-document.js';
import { Tokens } from './tokens.js';

export interface AccountPageProps extends Surroundings {
  readonly session: Session;
  readonly clearance: string;
  readonly sessions: readonly ListedSession[];
  readonly tokens: readonly ListedToken[];
  readonly recoveryCodes: number;
  readonly alert?: string | null;
  /** With the form for a token. */
  readonly problems?: FormProblems;
}

/** What somebody who is signed in can do with their own account. */
export function AccountPage({
  session,
  clearance,
  sessions,
  tokens,
  recoveryCodes,
  alert,
  problems = NO_PROBLEMS,
  ...surroundings
}: AccountPageProps) {
  const { account: text, accounts } = surroundings.messages.account;
  return (
    <PrivateDocument {...surroundings} title={text.title} alert={alert ?? problems.whole}>
      <p class="lead">
        {session.displayName}, {session.email}. {text.may(session.role, clearance)}
      </p>
      {session.role === 'ADMIN' && (
        <p>
          <a href="/accounts">{text.manage}</a>
        </p>
      )}
      <ButtonForm action="/account/sign-out" label={text.signOut} />

      <h2>{text.sessions}</h2>
      <ul class="cards">
        {sessions.map(({ id, startedAt, seenAt }) => (
          <li key={id}>
            <p>
              {text.started} <Moment at={startedAt} />. {text.seen} <Moment at={seenAt} />.
            </p>
            {id === session.id ? (
              <p>{text.thisOne}</p>
            ) : (
              <ButtonForm
                action="/account/sessions/end"
                label={text.end}
                name={accounts.of(text.end, startedAt.toISOString().slice(0, 16))}
                values={{ id }}
              />
            )}
          </li>
        ))}
      </ul>

      <Tokens
        messages={surroundings.messages}
        tokens={tokens}
        mayWrite={session.role !== 'RESEARCHER'}
        problems={problems}
      />

      <h2>{text.secondFactor}</h2>
      {session.enrolled ? (
        <>
          <p>{text.withSecondFactor(recoveryCodes)}</p>
          <form method="post" action="/account/recovery-codes">
            <Field
              name="code"
              label={text.renewCode}
              hint={text.renewHint}
              autocomplete="one-time-code"
              problems={NO_PROBLEMS}
            />
            <button type="submit" class="quiet">
              {text.renew}
            </button>
          </form>
        </>
      ) : (
        <p>
          {text.withoutSecondFactor} <a href="/account/second-factor">{text.setUp}</a>
        </p>
      )}

      <h2>{text.panic}</h2>
      <p>{text.panicHint}</p>
      <form method="post" action="/account/revoke">
        <Box name="sure" label={text.sure} required />
        <button type="submit" class="danger">
          {text.panicAction}
        </button>
      </form>
    </PrivateDocument>
  );
}
