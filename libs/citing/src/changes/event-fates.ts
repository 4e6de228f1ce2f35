import type { Read } from '@app/database';
import { encodeId } from '@app/kernel';
import { compareDocuments, goneEvents } from '../comparison/compare-documents.js';
import { correctionsOf, retractionsOf } from '../comparison/corrections.query.js';
import type { EventRecord } from '../document/case-document.js';
import type { EditionDocument } from '../document/edition-document.js';

/** What has become of an event of an old edition. */
export type EventFate =
  | {
      readonly became: 'CORRECTED';
      /** When what stands in its place came there, in universal time. */
      readonly at: string;
      /** What stands in its place in the newest edition; null where that is gone too. */
      readonly by: EventRecord | null;
    }
  | { readonly became: 'RETRACTED'; readonly at: string };

/** By the IDs of the events; of one that stands as it did there is nothing, nor of one that is only hidden. */
export type EventFates = ReadonlyMap<string, EventFate>;

/** The events of a document; those of a source are none. */
function eventsOf(document: EditionDocument): readonly EventRecord[] {
  return 'timeline' in document ? document.timeline : [];
}

/**
 * Tells of the events of an edition that are not in the newest, when they went and what stands in their place: of several corrections
 * one after the other, the last that is public.
 */
export async function eventFates(edition: EditionDocument, newest: EditionDocument, read: Read): Promise<EventFates> {
  const [before, after] = [eventsOf(edition), eventsOf(newest)];
  const gone = goneEvents(before, after);
  const [corrections, retractions] = await Promise.all([
    correctionsOf(gone, newest.edition.seq, read),
    retractionsOf(gone, read),
  ]);
  const fates = new Map<string, EventFate>();
  for (const { event, at } of retractions) fates.set(encodeId('CaseEvent', event), { became: 'RETRACTED', at });
  const since = new Map(corrections.map(({ by, at }) => [encodeId('CaseEvent', by), at]));
  for (const { before: old, after: by } of compareDocuments(before, after, corrections).corrected) {
    fates.set(old.id, { became: 'CORRECTED', at: since.get(by.id)!, by });
  }
  // What stood in its place may be gone too.
  const corrected = new Map(corrections.map(({ old, at }) => [old, at]));
  for (const event of gone) {
    const [id, at] = [encodeId('CaseEvent', event), corrected.get(event)];
    if (at !== undefined && !fates.has(id)) fates.set(id, { became: 'CORRECTED', at, by: null });
  }
  return fates;
}
