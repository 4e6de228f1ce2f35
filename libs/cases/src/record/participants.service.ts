import { DomainError, fuzzyDate } from '@app/kernel';
import { type Change, CitedSources, Handlers, keyOf, type Outcome, type Slot } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CaseParticipantInput } from '../case-participant.input.js';
import { ParticipantRole } from '../participant-role.enum.js';
import { type PartyReference, writeParticipant } from '../write-case.js';

interface AddArgs {
  case: string;
  input: CaseParticipantInput;
}

/** Records who takes part in a case. */
@Injectable()
export class ParticipantsService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('caseParticipantAdd', (change, args: AddArgs) => this.add(change, args));
  }

  private async add(change: Change, { case: id, input }: AddArgs): Promise<Outcome> {
    const references = change.references();
    const slot = references.one(['Case'], id, 'case');
    const party = references.one(['Person', 'Organization'], input.party, 'input', 'party');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    if (input.role === ParticipantRole.RELATIVE && party.found?.type === 'Organization') {
      throw new DomainError('INVALID', 'An organization is nobody’s RELATIVE. Choose another role, or name a person.', [
        'input',
        'role',
      ]);
    }
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    const caseId = keyOf(slot);
    await change.lockCases([caseId]);
    const reference = partyOf(party);
    await refuseDuplicate(change, caseId, reference, input);
    const participant = await writeParticipant(change.manager, {
      caseId,
      party: reference,
      role: input.role,
      period: input.period ?? null,
      note: input.note ?? null,
      tier,
      hold: input.hold ?? false,
      citations: cited.drafts,
    });
    return { records: { participant: `CaseParticipant_${participant}` } };
  }
}

function partyOf(slot: Slot): PartyReference {
  return slot.found?.type === 'Organization' ? { organizationId: keyOf(slot) } : { personId: keyOf(slot) };
}

/** The same party in the same role, and not at another time: it takes part once. */
async function refuseDuplicate(
  { manager }: Change,
  caseId: string,
  party: PartyReference,
  { role, period }: CaseParticipantInput,
): Promise<void> {
  const [column, key] = 'personId' in party ? ['person_id', party.personId] : ['organization_id', party.organizationId];
  const { earliest, latest } = period ? fuzzyDate(period) : { earliest: null, latest: null };
  const [found] = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM live.case_participants p WHERE p.case_id = $1 AND p.${column} = $2 AND p.role = $3
       AND coalesce(p.period_earliest <= $5::date, true) AND coalesce(p.period_latest >= $4::date, true) ORDER BY p.id LIMIT 1`,
    [caseId, key, role, earliest, latest],
  );
  if (!found) return;
  throw new DomainError(
    'DUPLICATE',
    `This party takes part in that role already: CaseParticipant_${found.id}. Give periods that do not overlap, or another role.`,
    ['input', 'party'],
  );
}
