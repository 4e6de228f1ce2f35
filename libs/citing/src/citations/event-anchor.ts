import { decodeId } from '@app/kernel';

/** What stands behind the # of an address to lead to an event on the page of its edition. */
export const anchorOf = (uuid: string): string => `event-${uuid}`;

/** The same, given the event's ID. */
export const anchorOfId = (id: string): string => anchorOf(decodeId(id)?.uuid ?? id);
