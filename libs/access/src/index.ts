export { type AccountRequest, readAccountRequest } from './account-draft.js';
export { AccountEntity } from './account.entity.js';
export { createAccount } from './create-account.js';
export { findAccount } from './find-account.js';
export { hashPassword } from './password.js';
export { Account } from './account.type.js';
export type { Role } from './role.js';
export type { Viewer } from './viewer.js';
export { ViewerContext } from './viewer-context.js';
export { AccessDenied } from './access-denied.js';
export { allow, isAllowed } from './allow.js';
export { type Operation, POLICY } from './policy.js';
export { viewerOf } from './viewer-of.js';
export { AccessModule } from './access.module.js';
export { accountLoader } from './account.loader.js';
export { Authentication, Unauthenticated } from './authenticate.js';
export { createToken, listTokens, revokeToken, USUAL_DAYS } from './token.js';
export { makeFirstSetupLink } from './setup/setup-link.js';
export {
  disableAccount,
  enableAccount,
  listAccounts,
  resetSecondFactor,
  revokeEverything,
  setPassword,
} from './manage/accounts.js';
