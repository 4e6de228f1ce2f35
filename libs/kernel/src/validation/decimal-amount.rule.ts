import { rule } from './rule.js';

const MOST_DIGITS = 20;

/** A sum of money as text: digits, and at most four behind a point. It is kept as written, and never becomes a float. */
export function DecimalAmount(): PropertyDecorator {
  return rule('decimalAmount', (amount: string) =>
    amount.length <= MOST_DIGITS + 1 &&
    /^(0|[1-9]\d*)(\.\d{1,4})?$/.test(amount) &&
    amount.replace('.', '').length <= MOST_DIGITS
      ? null
      : `is not an amount; write a decimal number such as 111120.00, not negative, with at most four digits behind the point and ${MOST_DIGITS} in all`,
  );
}
