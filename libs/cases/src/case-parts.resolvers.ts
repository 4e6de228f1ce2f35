import type { GraphContext } from '@app/database';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseParticipant } from './case-participant.type.js';
import { chargeLoader } from './case-parts.loader.js';
import { caseLoader } from './case.loader.js';
import { Case } from './case.type.js';
import { Charge } from './charge.type.js';
import { RelatedCase } from './related-case.type.js';

/** Fields of Charge that lead to other records. */
@Resolver(() => Charge)
export class ChargeFieldsResolver {
  @ResolveField(() => Case, { description: 'The case it is brought in.' })
  async case(@Parent() { caseKey }: Charge, @Context() context: GraphContext): Promise<Case | null> {
    return context.loader(caseLoader).load({ key: caseKey });
  }

  @ResolveField(() => Charge, { nullable: true, description: 'The charge that this one has taken the place of.' })
  async replaces(@Parent() { replacesKey }: Charge, @Context() context: GraphContext): Promise<Charge | null> {
    return replacesKey ? context.loader(chargeLoader).load({ key: replacesKey }) : null;
  }
}

/** Fields of CaseParticipant that lead to other records. */
@Resolver(() => CaseParticipant)
export class CaseParticipantFieldsResolver {
  @ResolveField(() => Case, { description: 'The case they take part in.' })
  async case(@Parent() { caseKey }: CaseParticipant, @Context() context: GraphContext): Promise<Case | null> {
    return context.loader(caseLoader).load({ key: caseKey });
  }
}

/** The other end of a relation between cases. */
@Resolver(() => RelatedCase)
export class RelatedCaseFieldsResolver {
  @ResolveField(() => Case, { description: 'The other case.' })
  async case(
    @Parent() related: RelatedCase & { caseKey?: string },
    @Context() context: GraphContext,
  ): Promise<Case | null> {
    return related.caseKey ? context.loader(caseLoader).load({ key: related.caseKey }) : null;
  }
}
