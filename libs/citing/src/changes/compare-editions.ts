import { compareDocuments, type EventChanges } from '../comparison/compare-documents.js';
import type { Correction } from '../comparison/corrections.query.js';
import type { CaseDocument, StandingRecord } from '../document/case-document.js';

/** A standing that is another than it was. */
export interface StandingMoved {
  /** The ID of the case, the charge or the participant that it is of. */
  readonly of: string;
  /** Null: it was not there, or had none. */
  readonly before: StandingRecord | null;
  readonly after: StandingRecord | null;
}

/** What is different between two editions of a case. */
export interface EditionChanges extends EventChanges {
  readonly standings: readonly StandingMoved[];
}

/**
 * @param before  null: the public had no such case then, and all of it is new
 * @param corrections  of the events that have gone, as they stood at the later edition
 */
export function compareEditions(
  before: CaseDocument | null,
  after: CaseDocument,
  corrections: readonly Correction[],
): EditionChanges {
  return {
    ...compareDocuments(before?.timeline ?? [], after.timeline, corrections),
    standings: standingsMoved(before, after),
  };
}

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
