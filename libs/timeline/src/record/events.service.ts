import { type Change, Handlers, type Outcome } from '@app/ledger';
import { DomainError, fuzzyDate } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CaseEventInput } from '../case-event.input.js';
import type { FoldEvent } from '../fold/index.js';
import { refoldTouched } from '../lines/refold.js';
import { type CaseSkeleton, caseAt } from '../lines/skeleton.js';
import { writeEvent } from '../write-event.js';
import { checkEvent } from './check-event.js';
import { checkSequence } from './check-sequence.js';
import { type EventReferences, findEventReferences } from './event-references.js';
import { titleOfKind } from './title-of-kind.js';

/** The id of the event that is about to be recorded, while it has none. */
const NEW = 'new';

/** Records what happened, and corrects what was recorded. */
@Injectable()
export class EventsService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.settleBy(refoldTouched);
    this.handlers.add('caseEventRecord', (change, args: { case: string; input: CaseEventInput }) =>
      this.record(change, args),
    );
    this.handlers.add(
      'caseEventCorrect',
      (change, args: { event: string; expectedVersion: number; input: CaseEventInput }) => this.correct(change, args),
    );
  }

  private async record(change: Change, { case: id, input }: { case: string; input: CaseEventInput }): Promise<Outcome> {
    const references = await findEventReferences(change, { type: 'Case', id, argument: 'case' }, input);
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    return this.#write(change, { caseId: references.subjectId, correctsId: null, tier, input, references });
  }

  private async correct(
    change: Change,
    { event: id, expectedVersion, input }: { event: string; expectedVersion: number; input: CaseEventInput },
  ): Promise<Outcome> {
    const references = await findEventReferences(change, { type: 'CaseEvent', id, argument: 'event' }, input);
    const { subjectId: correctsId } = references;
    const caseId = await caseOf(change, correctsId);
    await change.lockCases([caseId]);
    const old = await change.lock('CaseEvent', correctsId, expectedVersion, 'event');
    if (references.afterId === correctsId) {
      throw new DomainError('INVALID', 'It takes the place of that event, so it cannot come after it.', [
        'input',
        'after',
      ]);
    }
    // What corrects a sealed event tells what it said.
    const least = Math.max(change.newTier(input.confidentiality, 'input', 'confidentiality'), old.tier);
    return this.#write(change, { caseId, correctsId, tier: least, input, references });
  }

  async #write(
    change: Change,
    {
      caseId,
      correctsId,
      tier,
      input,
      references,
    }: {
      caseId: string;
      correctsId: string | null;
      tier: number;
      input: CaseEventInput;
      references: EventReferences;
    },
  ): Promise<Outcome> {
    // Read after the lock, and asked for along with it.
    const [, skeleton] = await Promise.all([change.lockCases([caseId]), skeletonOf(change, caseId)]);
    const seen = caseAt(skeleton, change.viewer.clearance);
    checkEvent(input, references, seen);
    if (correctsId !== null) refuseSuperseded(seen.events, correctsId);
    checkSequence(seen, foldEventOf(input, references, correctsId));
    const eventId = await writeEvent(change.manager, {
      ...input,
      caseId,
      correctsId,
      tier,
      hold: input.hold ?? false,
      title: input.title ?? titleOfKind(input.kind),
      disputed: input.disputed ?? false,
      rights: input.rights ?? [],
      wgadCategories: input.wgadCategories ?? [],
      afterId: references.afterId,
      actor: references.actor,
      involved: references.involved,
      chargeIds: references.chargeIds,
      defendantIds: references.defendantIds,
      penalties: (input.penalties ?? []).map((penalty, place) => ({
        ...penalty,
        personId: references.penaltyPersonIds[place] ?? null,
      })),
      citations: references.cited.drafts,
    });
    return { records: { event: `CaseEvent_${eventId}`, case: `Case_${caseId}` } };
  }
}

async function caseOf({ manager }: Change, event: string): Promise<string> {
  const [row] = await manager.query<{ case_id: string }[]>('SELECT case_id FROM live.case_events WHERE id = $1', [
    event,
  ]);
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such event that you may see.', ['event']);
  return row.case_id;
}

async function skeletonOf({ manager }: Change, caseId: string): Promise<CaseSkeleton> {
  const [row] = await manager.query<{ skeleton: CaseSkeleton }[]>('SELECT skeleton FROM live.fold_input($1)', [
    [caseId],
  ]);
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such case that you may see.', ['case']);
  return row.skeleton;
}

/** Two corrections of one event would leave two accounts of it standing. */
function refuseSuperseded(events: readonly FoldEvent[], correctsId: string): void {
  const newer = events.find(({ corrects }) => corrects === correctsId);
  if (!newer) return;
  throw new DomainError(
    'CONFLICT',
    `That event has been corrected already. Correct what stands in its place: CaseEvent_${newer.id}.`,
    ['event'],
  );
}

function foldEventOf(input: CaseEventInput, references: EventReferences, corrects: string | null): FoldEvent {
  const { edtf, earliest, latest } = fuzzyDate(input.date);
  return {
    id: NEW,
    kind: input.kind,
    edtf,
    earliest,
    latest,
    recordedNo: Number.MAX_SAFE_INTEGER,
    after: references.afterId,
    corrects,
    charges: references.chargeIds,
    defendants: references.defendantIds,
    penalties: (input.penalties ?? []).map(({ kind, suspended }, place) => ({
      kind,
      person: references.penaltyPersonIds[place] ?? null,
      suspended: suspended ?? null,
    })),
    restraint: input.restraint?.kind ?? null,
    irregularity: input.irregularity ?? null,
    place: input.place ?? null,
  };
}
