import { DomainError } from '@app/kernel';
import { type Change, CitedSources, Handlers, keyOf, type Outcome, writeCitations } from '@app/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RelationshipInput } from '../relationship.input.js';
import { writeRelationship } from '../write-person.js';

/** Records what persons are to each other. */
@Injectable()
export class RelationshipsService implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): void {
    this.handlers.add('relationshipCreate', (change, { input }: { input: RelationshipInput }) =>
      this.create(change, input),
    );
  }

  private async create(change: Change, input: RelationshipInput): Promise<Outcome> {
    const references = change.references();
    const from = references.one(['Person'], input.from, 'input', 'from');
    const to = references.one(['Person'], input.to, 'input', 'to');
    const cited = new CitedSources(references, input.citations, 'input', 'citations');
    await references.find();
    if (from.key === to.key) {
      throw new DomainError('INVALID', 'Nobody is anything to themselves. Give another person.', ['input', 'to']);
    }
    const tier = change.newTier(input.confidentiality, 'input', 'confidentiality');
    const id = await writeRelationship(change.manager, {
      fromId: keyOf(from),
      toId: keyOf(to),
      kind: input.kind,
      note: input.note ?? null,
      period: input.period ?? null,
      tier,
      hold: input.hold ?? false,
    });
    await writeCitations(change.manager, 'Relationship', id, cited.drafts, { tier });
    return { records: { relationship: `Relationship_${id}` } };
  }
}
