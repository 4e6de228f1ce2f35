/** Why a record is left out of a publication, for whoever decides. None of them tells of a record that they may not see. */
export const EXCLUDED = 'The submission leaves it out.';
export const ON_HOLD = 'It is on hold.';
export const SEALED = 'It is SEALED, and the submission does not name it.';
export const ONLY_LEFT_OUT = 'They take part only in a role that is left out.';
export const PARTY_LEFT_OUT = 'It is about somebody who is left out.';
export const CHARGES_LEFT_OUT = 'Every charge that it names is left out.';
export const DEFENDANTS_LEFT_OUT = 'Every defendant that it names is left out.';
export const UNSOURCED = 'No source that supports it would be public.';
export const SUPERSEDED = 'Another event, which would be public, stands in its place.';
export const OTHER_CASE = 'The other case is not public.';
export const OTHER_END = 'It leads to somebody, or to an organization, that would not be public.';
/** For what turns out not to become public when the publication is tried. */
export const STAYS_HIDDEN = 'Something that it hangs on would stay hidden.';

/** @param role  of a participant: VICTIM */
export function roleLeftOut(role: string): string {
  return `Nobody who takes part as ${role} is published unless the submission names them.`;
}

/** @param consent  REFUSED or WITHDRAWN */
export function consentLacking(consent: string): string {
  return `Consent to publication is ${consent}, and the submission does not name them.`;
}
