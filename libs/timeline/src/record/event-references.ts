import { type Change, CitedSources, keyOf, type Slot } from '@app/ledger';
import type { PartyReference } from '@app/cases';
import type { CaseEventInput } from '../case-event.input.js';

/** The records an event names, found: uuids where the input had IDs. */
export interface EventReferences {
  /** The case it is recorded on, or the event it corrects. */
  readonly subjectId: string;
  readonly afterId: string | null;
  readonly actor: PartyReference | null;
  readonly involved: readonly PartyReference[];
  readonly chargeIds: readonly string[];
  readonly defendantIds: readonly string[];
  /** Whose each penalty is, in their order. */
  readonly penaltyPersonIds: readonly (string | null)[];
  readonly cited: CitedSources;
}

const PARTY = ['Person', 'Organization'] as const;

/**
 * Finds everything that an event names, in one statement.
 * @throws DomainError NOT_FOUND, with the path of the argument
 */
export async function findEventReferences(
  change: Change,
  subject: { type: 'Case' | 'CaseEvent'; id: string; argument: string },
  input: CaseEventInput,
): Promise<EventReferences> {
  const references = change.references();
  const about = references.one([subject.type], subject.id, subject.argument);
  const after = references.one(['CaseEvent'], input.after, 'input', 'after');
  const actor = references.one(PARTY, input.actor, 'input', 'actor');
  const involved = references.many(PARTY, input.involved, 'input', 'involved');
  const charges = references.many(['Charge'], input.charges, 'input', 'charges');
  const defendants = references.many(['Person'], input.defendants, 'input', 'defendants');
  const owners = (input.penalties ?? []).map(({ person }, place) =>
    references.one(['Person'], person, 'input', 'penalties', String(place), 'person'),
  );
  const cited = new CitedSources(references, input.citations, 'input', 'citations');
  await references.find();
  return {
    subjectId: keyOf(about),
    afterId: after.key,
    actor: actor.found && partyOf(actor),
    involved: involved.map(partyOf),
    chargeIds: charges.map(keyOf),
    defendantIds: defendants.map(keyOf),
    penaltyPersonIds: owners.map(({ key }) => key),
    cited,
  };
}

function partyOf(slot: Slot): PartyReference {
  return slot.found?.type === 'Organization' ? { organizationId: keyOf(slot) } : { personId: keyOf(slot) };
}
