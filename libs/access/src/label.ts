import { DomainError } from '@app/kernel';

/**
 * A name that people give, as it was meant: composed, without space around it.
 * @throws DomainError INVALID where it is empty, too long, or holds what cannot be seen
 */
export function readLabel(field: string, typed: string, longest: number): string {
  const label = typed.normalize('NFC').trim();
  const length = [...label].length;
  if (length < 1 || length > longest) {
    throw new DomainError('INVALID', `The name has ${length} characters: give 1 to ${longest}.`, [field]);
  }
  // Control characters, and those that turn the direction of the text around them.
  if (/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(label)) {
    throw new DomainError('INVALID', 'The name holds characters that cannot be seen: leave them out.', [field]);
  }
  return label;
}
