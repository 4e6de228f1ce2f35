import type { PartyReference } from '@app/cases';
import { FuzzyDateColumns, Inserts, PointerEntity, type RecordOptions } from '@app/database';
import { addDuration } from '@app/kernel';
import { fold } from '@app/names';
import { addCitations, type CitationDraft } from '@app/ledger';
import type { EntityManager } from 'typeorm';
import { CaseEventEntity } from './case-event.entity.js';
import { EventChargeEntity } from './event-charge.entity.js';
import { EventDefendantEntity } from './event-defendant.entity.js';
import { EventPartyEntity } from './event-party.entity.js';
import { PenaltyEntity } from './penalty.entity.js';
import type { CaseEventKind, PenaltyKind, RestraintKind } from './vocabulary/index.js';

/** A penalty to be written; `ends` is computed from `starts` and `term` where it is not given. */
export interface PenaltyDraft {
  kind: `${PenaltyKind}`;
  personId?: string | null;
  term?: string | null;
  suspended?: boolean | null;
  amount?: string | null;
  currency?: string | null;
  description?: string | null;
  starts?: string | null;
  ends?: string | null;
}

/** An event to be written; it never stands without a source. */
export interface CaseEventDraft extends RecordOptions {
  caseId: string;
  kind: `${CaseEventKind}`;
  date: string;
  title: string;
  summary?: string | null;
  place?: string | null;
  afterId?: string | null;
  correctsId?: string | null;
  actor?: PartyReference | null;
  involved?: readonly PartyReference[];
  chargeIds?: readonly string[];
  defendantIds?: readonly string[];
  penalties?: readonly PenaltyDraft[];
  restraint?: { kind: `${RestraintKind}`; until?: string | null; conditions?: string | null } | null;
  attribution?: string | null;
  disputed?: boolean;
  irregularity?: string | null;
  rights?: readonly string[];
  wgadCategories?: readonly string[];
  citations: readonly CitationDraft[];
}

/** Writes an event with all its parts, and answers the id. Whether its sequence is legal is the caller's to check. */
export async function writeEvent(manager: EntityManager, draft: CaseEventDraft): Promise<string> {
  const { caseId, kind, title } = draft;
  const tier = { tier: draft.tier };
  const inserts = new Inserts();
  const eventId = inserts.add(
    CaseEventEntity,
    {
      caseId,
      kind,
      date: FuzzyDateColumns.of(draft.date),
      title,
      titleFolded: fold(title),
      summary: draft.summary ?? null,
      place: draft.place ?? null,
      restraintKind: draft.restraint?.kind ?? null,
      restraintUntil: FuzzyDateColumns.of(draft.restraint?.until),
      restraintConditions: draft.restraint?.conditions ?? null,
      attribution: draft.attribution ?? null,
      disputed: draft.disputed ?? false,
      irregularity: draft.irregularity ?? null,
      rights: [...(draft.rights ?? [])],
      wgadCategories: [...(draft.wgadCategories ?? [])],
    },
    draft,
  );
  if (draft.actor) inserts.add(EventPartyEntity, { eventId, part: 'ACTOR', ordinal: 0, ...draft.actor }, tier);
  for (const [ordinal, party] of (draft.involved ?? []).entries()) {
    inserts.add(EventPartyEntity, { eventId, part: 'INVOLVED', ordinal, ...party }, tier);
  }
  for (const chargeId of draft.chargeIds ?? []) {
    inserts.add(EventChargeEntity, { eventId, caseId, chargeId }, tier);
  }
  for (const personId of draft.defendantIds ?? []) {
    inserts.add(EventDefendantEntity, { eventId, personId }, tier);
  }
  for (const [ordinal, penalty] of (draft.penalties ?? []).entries()) {
    inserts.add(PenaltyEntity, { eventId, ordinal, ...penaltyColumns(penalty) }, tier);
  }
  const links = [
    { role: 'AFTER', toEventId: draft.afterId },
    { role: 'CORRECTS', toEventId: draft.correctsId },
  ];
  for (const { role, toEventId } of links) {
    if (toEventId) inserts.add(PointerEntity, { role, fromEventId: eventId, toEventId, caseId }, tier);
  }
  addCitations(inserts, 'CaseEvent', eventId, draft.citations, tier);
  await inserts.write(manager);
  return eventId;
}

function penaltyColumns(penalty: PenaltyDraft) {
  const computed = penalty.starts && penalty.term ? addDuration(penalty.starts, penalty.term) : null;
  return {
    kind: penalty.kind,
    personId: penalty.personId ?? null,
    term: penalty.term ?? null,
    suspended: penalty.suspended ?? null,
    amount: penalty.amount ?? null,
    currency: penalty.currency ?? null,
    description: penalty.description ?? null,
    starts: FuzzyDateColumns.of(penalty.starts),
    ends: FuzzyDateColumns.of(penalty.ends ?? computed),
  };
}
