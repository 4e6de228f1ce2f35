import { rule } from './rule.js';

/** A list of no more than `most` items. */
export function AtMost(most: number): PropertyDecorator {
  return rule('atMost', ({ length }: readonly unknown[]) =>
    length > most ? `lists ${length}; give at most ${most}` : null,
  );
}

/** A list of plain values that has none of them twice. */
export function Distinct(): PropertyDecorator {
  return rule('distinct', (values: readonly unknown[]) => {
    const repeated = values.findIndex((value, index) => values.indexOf(value) < index);
    return repeated < 0 ? null : `says the same twice: its number ${repeated + 1} is there before; give each once`;
  });
}
