import type { Read } from '@app/database';
import { decodeId, encodeId } from '@app/kernel';
import type { EventRecord } from '../document/case-document.js';
import type { EditionDocument } from '../document/edition-document.js';
import { type Correction, correctionsOf, retractionsOf } from './corrections.query.js';

/** What has become of an event of an old edition. */
export type EventFate =
  | {
      readonly became: 'CORRECTED';
      /** When, in universal time. */
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

/** Tells of the events of an edition that are not in the newest, when they went and what stands in their place. */
export async function eventFates(edition: EditionDocument, newest: EditionDocument, read: Read): Promise<EventFates> {
  const stands = new Map(eventsOf(newest).map((event) => [event.id, event]));
  const gone = eventsOf(edition).flatMap(({ id }) => (stands.has(id) ? [] : (decodeId(id)?.uuid ?? [])));
  const [corrections, retractions] = await Promise.all([correctionsOf(gone, read), retractionsOf(gone, read)]);
  const fates = new Map<string, EventFate>();
  for (const { event, at } of retractions) fates.set(encodeId('CaseEvent', event), { became: 'RETRACTED', at });
  for (const event of gone) {
    const first = corrections.find(({ old }) => old === event);
    if (!first) continue;
    const by = lastOf(event, corrections).map((id) => stands.get(encodeId('CaseEvent', id)));
    const standing = by.findLast((found) => found !== undefined) ?? null;
    fates.set(encodeId('CaseEvent', event), { became: 'CORRECTED', at: first.at, by: standing });
  }
  return fates;
}

/** What was put in an event's place, one after the other; it ends where corrections lead in a circle. */
function lastOf(event: string, corrections: readonly Correction[]): string[] {
  const passed: string[] = [];
  for (let at: string | undefined = event; at !== undefined;) {
    const next: string | undefined = corrections.find(({ old }) => old === at)?.by;
    if (next === undefined || next === event || passed.includes(next)) break;
    passed.push(next);
    at = next;
  }
  return passed;
}
