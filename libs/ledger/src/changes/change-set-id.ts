/** The global ID of a change set: its number in the form of a uuid, as every ID has one. */
export function changeSetId(seq: number): string {
  return `ChangeSet_00000000-0000-0000-0000-${seq.toString(16).padStart(12, '0')}`;
}

/** The number of a change set from the uuid of its ID; null for a uuid that is no number. */
export function seqOfChangeSet(uuid: string): number | null {
  return uuid.startsWith('00000000-0000-0000-0000-') ? Number.parseInt(uuid.slice(-12), 16) : null;
}
