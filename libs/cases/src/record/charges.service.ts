import { patchColumns, patchDate } from '@app/database';
import { DomainError } from '@app/kernel';
import { type Change, CitedSources, Handlers, keyOf, type Outcome } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChargeEntity } from '../charge.entity.js';
import type { ChargeInput } from '../charge.input.js';
import type { ChargePatch } from '../charge.patch.js';
import { writeCharge } from '../write-case.js';

interface AddArgs {
  case: string;
  input: ChargeInput;
}

interface UpdateArgs {
  id: string;
  expectedVersion: number;
  patch: ChargePatch;
}

/** Records what is charged, and what changes of it. */
@Injectable()
export class ChargesService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('chargeAdd', (change, args: AddArgs) => this.add(change, args));
    this.handlers.add('chargeUpdate', (change, args: UpdateArgs) => this.update(change, args), {
      movesReach: ({ patch }) => Boolean(patch.confidentiality),
    });
  }

  private async add(change: Change, { case: id, input }: AddArgs): Promise<Outcome> {
    const references = change.references();
    const slot = references.one(['Case'], id, 'case');
    const defendant = references.one(['Person'], input.defendant, 'input', 'defendant');
    const article = references.one(['StatuteArticle'], input.article, 'input', 'article');
    const replaces = references.one(['Charge'], input.replaces, 'input', 'replaces');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    if (article.key === null && !input.offence) throw unnamed('input');
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    const caseId = keyOf(slot);
    await change.lockCases([caseId]);
    if (defendant.key !== null) await checkAccused(change, caseId, defendant.key);
    if (replaces.key !== null) await checkReplaced(change, caseId, replaces.key);
    const charge = await writeCharge(change.manager, {
      caseId,
      defendantId: defendant.key,
      articleId: article.key,
      pinpoint: input.pinpoint,
      offence: input.offence,
      allegedConduct: input.allegedConduct,
      conductDate: input.conductDate,
      conductPlace: input.conductPlace,
      replacesId: replaces.key,
      tier,
      hold: input.hold ?? false,
      citations: cited.drafts,
    });
    return { records: { charge: `Charge_${charge}` } };
  }

  private async update(change: Change, { id, expectedVersion, patch }: UpdateArgs): Promise<Outcome> {
    const { manager } = change;
    const references = change.references();
    const slot = references.one(['Charge'], id, 'id');
    const article = references.one(['StatuteArticle'], patch.article, 'patch', 'article');
    await references.find();
    const key = keyOf(slot);
    const { caseId } = await manager.findOneByOrFail(ChargeEntity, { id: key });
    await change.lockCases([caseId]);
    const row = await change.lock('Charge', key, expectedVersion, 'id');
    const tier = change.raisedTier(row, patch.confidentiality, 'patch', 'confidentiality');
    change.alters('Charge', row, tier);
    const articleId = patch.article === undefined ? row['article_id'] : article.key;
    const offence = patch.offence === undefined ? row['offence'] : patch.offence;
    if (articleId === null && offence === null) throw unnamed('patch');
    await patchColumns(manager, ChargeEntity, key, {
      articleId: patch.article === undefined ? undefined : article.key,
      pinpoint: patch.pinpoint,
      offence: patch.offence,
      allegedConduct: patch.allegedConduct,
      conduct: patchDate(patch.conductDate),
      conductPlace: patch.conductPlace,
      hold: patch.hold ?? undefined,
      ...(await change.raise('Charge', row, tier)),
    });
    return { records: { charge: `Charge_${key}` } };
  }
}

function unnamed(argument: 'input' | 'patch'): DomainError {
  return new DomainError(
    'INVALID',
    'A charge names an article or, where sources do not say which, the offence. Give one of them.',
    [argument, 'offence'],
  );
}

async function checkAccused({ manager }: Change, caseId: string, person: string): Promise<void> {
  const found = await manager.query<unknown[]>(
    `SELECT FROM live.case_participants p WHERE p.case_id = $1 AND p.person_id = $2 AND p.role IN ('SUSPECT', 'DEFENDANT') LIMIT 1`,
    [caseId, person],
  );
  if (found.length > 0) return;
  throw new DomainError(
    'INVALID',
    'This person is not accused in this case. Add them first, as SUSPECT or DEFENDANT: caseParticipantAdd.',
    ['input', 'defendant'],
  );
}

/** A charge takes the place of one of its own case, and of one that nothing else has taken the place of. */
async function checkReplaced({ manager }: Change, caseId: string, charge: string): Promise<void> {
  const path = ['input', 'replaces'];
  const replaced = await manager.findOneByOrFail(ChargeEntity, { id: charge });
  if (replaced.caseId !== caseId) {
    throw new DomainError('INVALID', 'This charge is not one of this case. Give one that is.', path);
  }
  const [other] = await manager.query<{ from_charge_id: string }[]>(
    `SELECT p.from_charge_id FROM live.pointers p WHERE p.to_charge_id = $1 AND p.role = 'REPLACES' ORDER BY p.id LIMIT 1`,
    [charge],
  );
  if (!other) return;
  throw new DomainError(
    'CONFLICT',
    `Another charge has taken its place already: Charge_${other.from_charge_id}. Replace that one.`,
    path,
  );
}
