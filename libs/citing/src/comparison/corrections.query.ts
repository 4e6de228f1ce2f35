import type { Read } from '@app/database';
import { stoodAfter } from '../editions/stood-after.js';

/** That an event was put in the place of another. */
export interface Correction {
  /** Uuid of the event that stood before. */
  readonly old: string;
  /** Uuid of the one that stands in its place. */
  readonly by: string;
  /** The moment since which the public can tell. */
  readonly at: string;
}

/** That an event was taken back. */
export interface Retraction {
  readonly event: string;
  readonly at: string;
}

/** Longer than any chain of corrections is; what is behind it counts as another event. */
const LONGEST_CHAIN = 1_000;

/**
 * Whether a version of a pointer says after a change set that one event stands in the place of another, for whoever reads it by the
 * policies of history. A correction that was taken back says so no more.
 */
export const correctsAfter = (alias: string, seq: string): string =>
  `${alias}.role = 'CORRECTS' AND ${alias}.operation <> 'RETRACTED' AND ${stoodAfter(alias, seq)}`;

/** What corrected events ($1 uuid[]), what corrected that, and so on, as it stood after a change set ($2 bigint). */
const CORRECTIONS = {
  name: 'corrections-of-events',
  text: `WITH RECURSIVE corrected (id, depth) AS (
      SELECT given.id, 0 FROM unnest($1::uuid[]) given (id)
      UNION SELECT pointer.from_event_id, corrected.depth + 1 FROM corrected
        JOIN history.pointers pointer ON pointer.to_event_id = corrected.id AND ${correctsAfter('pointer', '$2')}
        WHERE corrected.depth < ${LONGEST_CHAIN})
    SELECT pointer.to_event_id AS old, pointer.from_event_id AS by, c.at
    FROM (SELECT DISTINCT corrected.id FROM corrected) event
      JOIN history.pointers pointer ON pointer.to_event_id = event.id AND ${correctsAfter('pointer', '$2')}
      CROSS JOIN LATERAL (SELECT min(first.seq) AS seq FROM history.pointers first WHERE first.id = pointer.id AND first.reach = 0) told
      JOIN ledger.change_sets c ON c.seq = told.seq
    ORDER BY c.seq, pointer.from_event_id`,
};

const RETRACTIONS = {
  name: 'retractions-of-events',
  text: `SELECT event.id AS event, c.at FROM history.case_events event JOIN ledger.change_sets c ON c.seq = event.seq
    WHERE event.id = ANY ($1::uuid[]) AND event.until_seq IS NULL AND event.operation = 'RETRACTED' AND event.reach = 0`,
};

/**
 * The corrections by which events and their corrections gave up their places.
 *
 * @param events  their uuids
 * @param seq  the change set after which they are asked for
 */
export async function correctionsOf(events: readonly string[], seq: number, read: Read): Promise<Correction[]> {
  if (events.length === 0) return [];
  const rows = await read.rows<Omit<Correction, 'at'> & { at: Date }>(CORRECTIONS, [events, seq]);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** @param events  their uuids */
export async function retractionsOf(events: readonly string[], read: Read): Promise<Retraction[]> {
  if (events.length === 0) return [];
  const rows = await read.rows<Omit<Retraction, 'at'> & { at: Date }>(RETRACTIONS, [events]);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
