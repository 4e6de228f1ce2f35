import type { OfForm } from '@app/kernel';

/** A currency by its code in ISO 4217. */
export const CURRENCY_FORM: Parameters<typeof OfForm>[0] = {
  pattern: /^[A-Z]{3}$/,
  longest: 3,
  fault: 'is no currency; write the three capitals of ISO 4217, such as KZT',
};
