import { decodeId, encodeId } from '@app/kernel';
import { compareTimelines } from '../diff/compare-timelines.js';
import type { CaseDocument, EventRecord, StandingRecord } from '../document/case-document.js';
import type { Correction } from './corrections.query.js';

/** A standing that is another than it was. */
export interface StandingMoved {
  /** The ID of the case, the charge or the participant that it is of. */
  readonly of: string;
  /** Null: it was not there, or had none. */
  readonly before: StandingRecord | null;
  readonly after: StandingRecord | null;
}

/** What is different between two editions of a case. */
export interface EditionChanges {
  /** In the order of the later timeline. */
  readonly added: readonly EventRecord[];
  readonly corrected: readonly { readonly before: EventRecord; readonly after: EventRecord }[];
  /** In the order of the earlier timeline. */
  readonly retracted: readonly EventRecord[];
  readonly standings: readonly StandingMoved[];
}

/** @param before  null: the case was not there yet, and all of it is new */
export function compareEditions(
  before: CaseDocument | null,
  after: CaseDocument,
  corrections: readonly Correction[],
): EditionChanges {
  const [stood, stands] = [eventsById(before), eventsById(after)];
  const changes = compareTimelines({
    before: [...stood.keys()],
    after: [...stands.keys()],
    corrections: Object.fromEntries(
      corrections.map(({ old, by }) => [encodeId('CaseEvent', by), encodeId('CaseEvent', old)]),
    ),
  });
  const of = (events: ReadonlyMap<string, EventRecord>, ids: readonly string[]): EventRecord[] =>
    ids.flatMap((id) => events.get(id) ?? []);
  return {
    added: of(stands, changes.added),
    corrected: changes.corrected.flatMap((ids) => {
      const [old, next] = [stood.get(ids.before), stands.get(ids.after)];
      return old && next ? [{ before: old, after: next }] : [];
    }),
    retracted: of(stood, changes.retracted),
    standings: standingsMoved(before, after),
  };
}

/** The uuids of the events that only one of the two has: what corrections have to be looked up of. */
export function goneEvents(before: CaseDocument | null, after: CaseDocument): string[] {
  const stands = eventsById(after);
  return (before?.timeline ?? []).flatMap(({ id }) => (stands.has(id) ? [] : (decodeId(id)?.uuid ?? [])));
}

const eventsById = (document: CaseDocument | null): Map<string, EventRecord> =>
  new Map((document?.timeline ?? []).map((event) => [event.id, event]));

function standingsOf(document: CaseDocument | null): Map<string, StandingRecord | null> {
  if (!document) return new Map();
  return new Map(
    [document.case, ...document.charges, ...document.participants].map(({ id, standing }) => [id, standing]),
  );
}

/** A standing has moved if it says something else, not if it says the same because of another event. */
function standingsMoved(before: CaseDocument | null, after: CaseDocument): StandingMoved[] {
  const [stood, stands] = [standingsOf(before), standingsOf(after)];
  const told = (standing: StandingRecord | null): string =>
    standing ? JSON.stringify([standing.status, standing.since?.edtf, standing.final]) : '';
  return [...new Set([...stands.keys(), ...stood.keys()])].flatMap((of) => {
    const [old, next] = [stood.get(of) ?? null, stands.get(of) ?? null];
    return told(old) === told(next) ? [] : [{ of, before: old, after: next }];
  });
}
