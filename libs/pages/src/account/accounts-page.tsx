import { type ListedAccount, ROLES } from '@app/access';
import { Confidentiality } from '@app/kernel';
import { Box, ButtonForm, Choice, Field } from './fields.js';
import { type FormProblems, NO_PROBLEMS } from './form-values.js';
import { PrivateDocument, type Surroundings } from './private-document.js';

export interface AccountsPageProps extends Surroundings {
  readonly accounts: readonly ListedAccount[];
  /** As it was filled in before. */
  readonly draft?: { readonly email: string; readonly name: string; readonly role: string; readonly clearance: string };
  readonly problems?: FormProblems;
}

/** What admins do with the accounts of all. */
export function AccountsPage({ accounts, draft, problems = NO_PROBLEMS, ...surroundings }: AccountsPageProps) {
  const { accounts: text, account: own, back, problem } = surroundings.messages.account;
  const alert = problems.whole ?? (Object.keys(problems.fields).length > 0 ? problem : null);
  return (
    <PrivateDocument {...surroundings} title={text.title} alert={alert}>
      <p>
        <a href="/account">{back}</a>
      </p>
      <ul class="cards">
        {accounts.map((account) => (
          <AccountCard key={account.id} account={account} {...surroundings} />
        ))}
      </ul>

      <h2>{text.make}</h2>
      <form method="post" action="/accounts">
        <Field
          name="email"
          type="email"
          label={text.email}
          autocomplete="off"
          value={draft?.email}
          problems={problems}
        />
        <Field name="name" label={text.name} autocomplete="off" value={draft?.name} problems={problems} />
        <Choice
          name="role"
          label={text.role}
          options={ROLES.map((role) => [role, role])}
          value={draft?.role ?? 'ADVOCATE'}
          problems={problems}
        />
        <Choice
          name="clearance"
          label={text.clearance}
          options={[['', text.usual], ...Object.values(Confidentiality).map((tier) => [tier, tier] as const)]}
          value={draft?.clearance ?? ''}
          problems={problems}
        />
        <button type="submit">{text.action}</button>
      </form>

      <h2>{text.panic}</h2>
      <p>{text.panicHint}</p>
      <form method="post" action="/accounts/revoke-all">
        <Box name="sure" label={own.sure} required />
        <button type="submit" class="danger">
          {text.panicAction}
        </button>
      </form>
    </PrivateDocument>
  );
}

function AccountCard({ account, messages }: Surroundings & { readonly account: ListedAccount }) {
  const text = messages.account.accounts;
  const { id, email, displayName, role, clearance, state, secondFactor } = account;
  const button = (action: string, label: string) => (
    <ButtonForm action={`/accounts/${action}`} label={label} name={text.of(label, displayName)} values={{ id }} />
  );
  return (
    <li>
      <p>
        <strong>{displayName}</strong>, {email}
      </p>
      <p>
        {text.role}: {role}. {text.clearance}: {clearance}. {text.state}: {text.states[state]}. {text.secondFactor}:{' '}
        {secondFactor ? text.yes : text.no}.
      </p>
      <div class="buttons">
        {state === 'DISABLED' ? button('enable', text.enable) : button('disable', text.disable)}
        {button('revoke', text.revoke)}
        {state !== 'DISABLED' && button('link', text.link)}
        {secondFactor && button('reset-second-factor', text.resetSecondFactor)}
      </div>
    </li>
  );
}
