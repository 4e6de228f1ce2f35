import { decodeId } from '@app/kernel';

/** Where the page of an edition has a charge: as the linked data of the edition names it. */
export const anchorOfCharge = (id: string): string => `charge-${uuidOf(id)}`;

/** The same of a part in the case. */
export const anchorOfParticipant = (id: string): string => `participant-${uuidOf(id)}`;

const uuidOf = (id: string): string => decodeId(id)?.uuid ?? id;
