import { DomainError, tierOf } from '@app/kernel';
import type { Change } from '@app/ledger';
import type { NameInput } from './name.input.js';
import { NameKind } from './name-kind.enum.js';
import type { NameDraft } from './write-name.js';

/** Names as they are to be written, each with its tier. */
export type ReadName = NameDraft & { tier: number };

/**
 * Reads the names of one bearer.
 *
 * @param tier  of the bearer: no name is below it
 * @throws DomainError INVALID where not exactly one is PRIMARY, or a tier is not one that a name may have
 */
export function readNames(change: Change, names: readonly NameInput[], tier: number, ...path: string[]): ReadName[] {
  const primary = names.filter(({ kind }) => kind === NameKind.PRIMARY).length;
  if (primary !== 1) {
    throw new DomainError(
      'INVALID',
      `${primary === 0 ? 'No name is' : `${primary} names are`} PRIMARY. Exactly one is: the name to use where only one is wanted.`,
      path,
    );
  }
  return names.map(({ text, kind, language, confidentiality }, place) => {
    const at = [...path, String(place), 'confidentiality'];
    const own = confidentiality ? tierOf(confidentiality) : tier;
    if (kind === NameKind.PRIMARY && own > tier) {
      throw new DomainError(
        'INVALID',
        'Whoever sees the bearer sees the PRIMARY name. Give another name that tier.',
        at,
      );
    }
    if (own > change.viewer.clearance) {
      throw new DomainError('INVALID', 'Your account is not cleared for that tier. Give one that you may see.', at);
    }
    return { text, kind, language: language ?? null, tier: Math.max(tier, own) };
  });
}

/** The one that is PRIMARY. */
export function primaryOf(names: readonly NameInput[]): string {
  return names.find(({ kind }) => kind === NameKind.PRIMARY)?.text ?? '';
}
