import type { UserErrorCode } from './user-error-code.js';

/** A change that the rules of the record refuse. Services throw it; clients find it among `userErrors`. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  /** @param field  path into the arguments, `['input', 'date']`; null where no single argument is at fault */
  constructor(
    readonly code: UserErrorCode,
    message: string,
    readonly field: readonly string[] | null = null,
  ) {
    super(message);
  }
}
