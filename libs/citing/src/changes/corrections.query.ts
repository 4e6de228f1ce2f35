import type { Read } from '@app/database';

/** That an event was put in the place of another. */
export interface Correction {
  /** Uuid of the event that stood before. */
  readonly old: string;
  /** Uuid of the one that stands in its place. */
  readonly by: string;
  /** The change set since which the public can tell, and its moment. */
  readonly seq: number;
  readonly at: string;
}

/** That an event was taken back. */
export interface Retraction {
  readonly event: string;
  readonly seq: number;
  readonly at: string;
}

const PUBLIC = `pointer.role = 'CORRECTS' AND pointer.operation <> 'RETRACTED' AND pointer.until_seq IS NULL AND pointer.reach = 0`;

/**
 * Corrections of events ($1 uuid[]), of what corrected them, and so on. It reads history under the policies of whoever asks, and
 * of that only what everybody may read.
 */
const CORRECTIONS = {
  name: 'corrections-of-events',
  text: `WITH RECURSIVE corrected AS (
      SELECT given.id FROM unnest($1::uuid[]) given (id)
      UNION SELECT pointer.from_event_id FROM corrected JOIN history.pointers pointer ON pointer.to_event_id = corrected.id WHERE ${PUBLIC})
    SELECT pointer.to_event_id AS old, pointer.from_event_id AS by, c.seq::integer AS seq, c.at
    FROM corrected JOIN history.pointers pointer ON pointer.to_event_id = corrected.id AND ${PUBLIC}
      CROSS JOIN LATERAL (SELECT min(first.seq) AS seq FROM history.pointers first WHERE first.id = pointer.id AND first.reach = 0) told
      JOIN ledger.change_sets c ON c.seq = told.seq
    ORDER BY c.seq, pointer.from_event_id`,
};

const RETRACTIONS = {
  name: 'retractions-of-events',
  text: `SELECT event.id AS event, c.seq::integer AS seq, c.at FROM history.case_events event JOIN ledger.change_sets c ON c.seq = event.seq
    WHERE event.id = ANY ($1::uuid[]) AND event.until_seq IS NULL AND event.operation = 'RETRACTED' AND event.reach = 0`,
};

/** @param events  their uuids */
export async function correctionsOf(events: readonly string[], read: Read): Promise<Correction[]> {
  if (events.length === 0) return [];
  const rows = await read.rows<Omit<Correction, 'at'> & { at: Date }>(CORRECTIONS, [events]);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** @param events  their uuids */
export async function retractionsOf(events: readonly string[], read: Read): Promise<Retraction[]> {
  if (events.length === 0) return [];
  const rows = await read.rows<Omit<Retraction, 'at'> & { at: Date }>(RETRACTIONS, [events]);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
