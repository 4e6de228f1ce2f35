export { type AccountRequest, readAccountRequest } from './account-draft.js';
export { AccountEntity } from './account.entity.js';
export { createAccount } from './create-account.js';
export { hashPassword } from './password.js';
export { Account } from './account.type.js';
export type { Role } from './role.js';
export type { Viewer } from './viewer.js';
export { ViewerContext } from './viewer-context.js';
