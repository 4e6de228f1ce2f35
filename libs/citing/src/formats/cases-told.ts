import type { CaseDocument, ChargeRecord, EventRecord, ParticipantRecord } from '../document/case-document.js';
import type { PersonDocument } from '../document/person-document.js';
import type { EditionView } from './edition-view.js';

/** A case, as the edition of a case and that of a person both tell of it. */
export interface ToldCase {
  readonly record: CaseDocument['case'];
  /** The number of its edition. */
  readonly edition: number;
  /** The address of that edition. */
  readonly address: string;
  readonly participants: readonly ParticipantRecord[];
  readonly charges: readonly ChargeRecord[];
}

export interface ToldEvent {
  readonly event: EventRecord;
  readonly of: ToldCase;
}

/** The cases that a document tells of, by their IDs. */
export function casesTold(
  document: CaseDocument | PersonDocument,
  { url, permalink }: EditionView,
): ReadonlyMap<string, ToldCase> {
  if (document.format === 'casetrail-edition/1') {
    const { case: record, participants, charges, edition } = document;
    return new Map([[record.id, { record, edition: edition.seq, address: permalink, participants, charges }]]);
  }
  return new Map(
    document.cases.map(({ edition, participants, charges, ...record }) => [
      record.id,
      { record, edition, address: `${url}/cases/${record.slug}@${edition}`, participants, charges },
    ]),
  );
}

/** The events of these cases, in the order of the document. */
export function eventsTold(
  document: CaseDocument | PersonDocument,
  cases: ReadonlyMap<string, ToldCase>,
): readonly ToldEvent[] {
  if (document.format === 'casetrail-edition/1') {
    return document.timeline.map((event) => ({ event, of: cases.get(document.case.id)! }));
  }
  return document.timeline.map(({ case: id, ...event }) => ({ event, of: cases.get(id)! }));
}

/**
 * Where an event stands: in the edition of its case, also for who reads of it in that of a person. That way two files that tell of
 * the same event name it alike.
 */
export const eventAddress = ({ address }: ToldCase, id: string): string => `${address}#event-${uuidOf(id)}`;

/** The uuid within an ID. */
export const uuidOf = (id: string): string => id.slice(id.indexOf('_') + 1);
