import { decodeId, encodeId } from '@app/kernel';
import type { EventRecord } from '../document/case-document.js';
import { compareTimelines } from './compare-timelines.js';
import type { Correction } from './corrections.query.js';

/** What became of the events of a document. */
export interface EventChanges {
  /** In the order of the later timeline. */
  readonly added: readonly EventRecord[];
  readonly corrected: readonly { readonly before: EventRecord; readonly after: EventRecord }[];
  /** In the order of the earlier timeline. */
  readonly retracted: readonly EventRecord[];
}

/**
 * Compares the timelines of two documents.
 *
 * @param corrections  of the events that have gone, as they stood at the later
 */
export function compareDocuments(
  before: readonly EventRecord[],
  after: readonly EventRecord[],
  corrections: readonly Correction[],
): EventChanges {
  const [stood, stands] = [byId(before), byId(after)];
  const changes = compareTimelines({
    before: [...stood.keys()],
    after: [...stands.keys()],
    corrections: Object.fromEntries(
      corrections.map(({ old, by }) => [encodeId('CaseEvent', by), encodeId('CaseEvent', old)]),
    ),
  });
  return {
    added: changes.added.map((id) => stands.get(id)!),
    corrected: changes.corrected.map((ids) => ({ before: stood.get(ids.before)!, after: stands.get(ids.after)! })),
    retracted: changes.retracted.map((id) => stood.get(id)!),
  };
}

/** The uuids of the events that only the earlier of two has: what corrections have to be looked up of. */
export function goneEvents(before: readonly EventRecord[], after: readonly EventRecord[]): string[] {
  const stands = byId(after);
  return before.flatMap(({ id }) => (stands.has(id) ? [] : (decodeId(id)?.uuid ?? [])));
}

const byId = (events: readonly EventRecord[]): Map<string, EventRecord> =>
  new Map(events.map((event) => [event.id, event]));
