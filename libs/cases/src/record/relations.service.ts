import { DomainError } from '@app/kernel';
import { type Change, CitedSources, Handlers, keyOf, type Outcome } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CaseRelationInput } from '../case-relation.input.js';
import { RelatedCaseEntity } from '../related-case.entity.js';
import { writeRelatedCase } from '../write-case.js';

interface RelateArgs {
  from: string;
  input: CaseRelationInput;
}

/** Records what cases are to each other. */
@Injectable()
export class RelationsService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('caseRelate', (change, args: RelateArgs) => this.relate(change, args));
  }

  private async relate(change: Change, { from: id, input }: RelateArgs): Promise<Outcome> {
    const references = change.references();
    const from = references.one(['Case'], id, 'from');
    const to = references.one(['Case'], input.to, 'input', 'to');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    const [fromId, toId] = [keyOf(from), keyOf(to)];
    if (fromId === toId) {
      throw new DomainError('INVALID', 'A case is nothing to itself. Give another case.', ['input', 'to']);
    }
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    await change.lockCases([fromId, toId]);
    const known = await change.manager.findOneBy(RelatedCaseEntity, { fromId, toId, kind: input.kind });
    if (known) {
      throw new DomainError('DUPLICATE', `The two are related so already: RelatedCase_${known.id}.`, ['input', 'to']);
    }
    const relation = await writeRelatedCase(change.manager, {
      fromId,
      toId,
      kind: input.kind,
      note: input.note ?? null,
      tier,
      hold: input.hold ?? false,
      citations: cited.drafts,
    });
    return { records: { related: `RelatedCase_${relation}` } };
  }
}
