/** A record about to be changed, locked until the transaction ends: its columns as the database has them. */
export type LockedRow = { id: string; tier: number; reach: number; version: number } & Record<string, unknown>;
