import type { OfForm } from '@app/kernel';

/** A right as the article of a treaty that guarantees it. */
export const RIGHT_FORM: Parameters<typeof OfForm>[0] = {
  pattern: /^[A-Z][A-Z0-9]*(-[A-Z][A-Z0-9]*)*-[0-9]+[a-z]?([.][0-9]+[a-z]?)*$/,
  longest: 40,
  fault: 'is no article of a treaty; write treaty and article, such as ICCPR-9 or UDHR-18',
};
