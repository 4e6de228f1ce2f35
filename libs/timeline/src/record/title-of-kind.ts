import type { CaseEventKind } from '../vocabulary/index.js';

/** The title of an event that was given none: its kind in words. `DIED_IN_CUSTODY` is "Died in custody". */
export function titleOfKind(kind: `${CaseEventKind}`): string {
  const words = kind.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
