import { registerVocabulary } from './register-vocabulary.js';

export enum Confidentiality {
  PUBLIC = 'PUBLIC',
  PARTNER = 'PARTNER',
  RESTRICTED = 'RESTRICTED',
  SEALED = 'SEALED',
}

registerVocabulary(Confidentiality, {
  name: 'Confidentiality',
  description:
    'Who may see a record, from everybody to very few. A viewer cleared for one tier sees it and all before it.',
  meanings: {
    PUBLIC: 'Everybody, without signing in.',
    PARTNER: 'People and organizations that work with the editors on cases.',
    RESTRICTED: 'Those who record and review. What is new starts here.',
    SEALED: 'Only those few who are cleared for what could put somebody in danger.',
  },
});

/** In the order of the database's numbers. */
const TIERS = [
  Confidentiality.PUBLIC,
  Confidentiality.PARTNER,
  Confidentiality.RESTRICTED,
  Confidentiality.SEALED,
] as const;

/** The number the database compares: 0 PUBLIC to 3 SEALED. */
export function tierOf(confidentiality: Confidentiality): number {
  return TIERS.indexOf(confidentiality);
}

/** @throws RangeError for a number that is no tier: showing such a record as any tier would be a guess. */
export function confidentialityOf(tier: number): Confidentiality {
  const confidentiality = TIERS[tier];
  if (confidentiality === undefined) throw new RangeError(`${tier} is no tier.`);
  return confidentiality;
}
