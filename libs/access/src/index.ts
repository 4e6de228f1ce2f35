export { type AccountRequest, readAccountRequest } from './account-draft.js';
export { AccountEntity } from './account.entity.js';
export { createAccount } from './create-account.js';
export { findAccount } from './find-account.js';
export { hashPassword } from './password.js';
export { Account } from './account.type.js';
export { type Role, ROLES } from './role.js';
export type { Viewer } from './viewer.js';
export { PastContext, ViewerContext } from './viewer-context.js';
export { AccessDenied } from './access-denied.js';
export { allow, isAllowed } from './allow.js';
export { type Operation, POLICY } from './policy.js';
export { viewerOf } from './viewer-of.js';
export { AccessModule } from './access.module.js';
export { accountLoader } from './account.loader.js';
export { Authentication, type Credential, Unauthenticated } from './authenticate.js';
export { createToken, type ListedToken, listTokens, revokeToken, USUAL_DAYS } from './token.js';
export { findSetupLink, makeFirstSetupLink, makeSetupLink, type SetupLink } from './setup/setup-link.js';
export { setUp } from './setup/set-up.js';
export { SignIn, type SignInOutcome } from './sign-in/sign-in.js';
export { proveIdentity } from './sign-in/prove-identity.js';
export { endSession, findSession, type ListedSession, listSessions, type Session } from './sign-in/session.js';
export { sessionCookie, sessionSecretIn } from './sign-in/session-cookie.js';
export { countRecoveryCodes, enrol, offerSecret } from './second-factor/second-factor.js';
export { spellTotpSecret, totpUri } from './second-factor/totp.js';
export {
  disableAccount,
  enableAccount,
  inviteAccount,
  type ListedAccount,
  listAccounts,
  resetSecondFactor,
  revokeEverything,
  setPassword,
} from './manage/accounts.js';
