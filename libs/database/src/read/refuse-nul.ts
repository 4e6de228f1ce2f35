import { BadInput } from '@app/kernel';

/** PostgreSQL's text cannot hold the character NUL, and refuses a statement that brings one. */
export function refuseNul(values: readonly unknown[]): void {
  const holds = (value: unknown): boolean =>
    typeof value === 'string' ? value.includes('\0') : Array.isArray(value) && value.some(holds);
  if (values.some(holds)) {
    throw new BadInput(
      'A text in the arguments holds the character NUL (U+0000), which no record does. Leave it out.',
      [],
    );
  }
}
