/** Why a change was refused, in a form scripts can act on. */
export const USER_ERROR_CODES = [
  'INVALID',
  'NOT_FOUND',
  'CONFLICT',
  'ILLEGAL_SEQUENCE',
  'UNSOURCED',
  'DUPLICATE',
  'FORBIDDEN',
  'IDEMPOTENCY_MISMATCH',
] as const;

export type UserErrorCode = (typeof USER_ERROR_CODES)[number];
