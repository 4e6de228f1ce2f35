import { plainText } from '../plain-text.js';
import type { CslName } from '../csl-item.js';

export interface CitedAuthor {
  /** As the source gives it. */
  readonly name: string;
  /** Whether the record knows that this is a person; else it may be an organization. */
  readonly isPerson: boolean;
  /** Whether the family name stands first, as in Chinese. */
  readonly familyFirst?: boolean;
}

/** Two words in letters that styles take initials of, perhaps with an initial between them. */
const GIVEN_AND_FAMILY =
  /^([\p{sc=Latin}\p{sc=Cyrillic}\p{M}'’.-]+(?: \p{Lu}\.?)?) ([\p{sc=Latin}\p{sc=Cyrillic}\p{M}'’-]+)$/u;

/**
 * A name in the parts that styles turn around, where there is no doubt about them: of a person, in Latin or Cyrillic letters, two
 * words, or an initial between two. Every other name stays whole, in its own order: a patronymic, two family names and an
 * organization are all three words, and a name turned wrongly accuses somebody else.
 */
export function authorName({ name, isPerson, familyFirst = false }: CitedAuthor): CslName {
  const text = plainText(name);
  const [, first, second] = (isPerson && GIVEN_AND_FAMILY.exec(text)) || [];
  if (first === undefined || second === undefined) return { literal: text };
  return familyFirst ? { family: first, given: second } : { family: second, given: first };
}
