import { type ListedToken, USUAL_DAYS } from '@app/access';
import type { Messages } from '../messages/english.js';
import { Box, ButtonForm, Field } from './fields.js';
import { type FormProblems, NO_PROBLEMS } from './form-values.js';
import { Moment } from './moment.js';
import { PrivateDocument, type Surroundings } from './private-document.js';

interface TokensProps {
  readonly messages: Messages;
  readonly tokens: readonly ListedToken[];
  /** Whether the account's role can write at all. */
  readonly mayWrite: boolean;
  readonly problems?: FormProblems;
}

/** The tokens of an account, and the form that makes another. */
export function Tokens({ messages, tokens, mayWrite, problems = NO_PROBLEMS }: TokensProps) {
  const { tokens: text, accounts } = messages.account;
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{text.heading}</h2>
      <p>{text.hint}</p>
      {tokens.length === 0 && <p>{text.none}</p>}
      <ul class="cards">
        {tokens.map(({ id, name, prefix, mayWrite: writes, expiresAt, lastUsedOn }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong>: <code>{prefix}…</code>
            </p>
            <p>
              {text.purpose} {writes ? text.writes : text.reads}. {text.until} <Moment at={expiresAt} />.{' '}
              {text.lastUsed}: {lastUsedOn ?? text.never}.
            </p>
            <ButtonForm
              action="/account/tokens/revoke"
              label={text.revoke}
              name={accounts.of(text.revoke, name)}
              values={{ id }}
            />
          </li>
        ))}
      </ul>
      <h3>{text.make}</h3>
      <form method="post" action="/account/tokens">
        <Field name="name" label={text.name} hint={text.nameHint} autocomplete="off" problems={problems} />
        <Field
          name="days"
          type="number"
          label={text.days}
          value={String(USUAL_DAYS)}
          min={1}
          max={366}
          problems={problems}
        />
        {mayWrite && <Box name="write" label={text.write} />}
        <button type="submit">{text.action}</button>
      </form>
    </section>
  );
}

interface OncePageProps extends Surroundings {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  /** What is shown this once. */
  readonly secret: string;
  readonly back: string;
}

/** Something that can be read now and never again. */
export function OncePage({ title, lead, label, secret, back, ...surroundings }: OncePageProps) {
  return (
    <PrivateDocument {...surroundings} title={title}>
      <p class="lead">{lead}</p>
      <p>
        {label}: <code class="secret">{secret}</code>
      </p>
      <a class="action" href={back}>
        {surroundings.messages.account.back}
      </a>
    </PrivateDocument>
  );
}
