export { type AccountRequest, readAccountRequest } from './account-draft.js';
export { AccountEntity } from './account.entity.js';
export { createAccount } from './create-account.js';
export { hashPassword } from './password.js';
