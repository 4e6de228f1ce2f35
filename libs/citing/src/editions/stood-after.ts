/** Whether a version of history stood after a change set. */
export const stoodAfter = (alias: string, seq: string): string =>
  `${alias}.seq <= ${seq} AND (${alias}.until_seq IS NULL OR ${alias}.until_seq > ${seq})`;
