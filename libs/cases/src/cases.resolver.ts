import { type GraphContext, lookupOf } from '@app/database';
import { LookupArgs } from '@app/kernel';
import { Source } from '@app/sources';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { CaseDossier } from './case-dossier.js';
import { CaseParticipant } from './case-participant.type.js';
import { caseLoader } from './case.loader.js';
import { Case } from './case.type.js';
import { Charge } from './charge.type.js';
import { ParticipantRole } from './participant-role.enum.js';
import { RelatedCase } from './related-case.type.js';

/** The root query for one case, and the fields of Case that its dossier brings. */
@Resolver(() => Case)
export class CasesResolver {
  @Query(() => Case, {
    nullable: true,
    description: 'One case, by slug or id; null where there is none that you may see.',
  })
  async case(@Args() args: LookupArgs, @Context() context: GraphContext): Promise<Case | null> {
    const lookup = lookupOf('Case', args, context);
    return lookup && context.loader(caseLoader).load(lookup);
  }

  @ResolveField(() => [CaseParticipant], {
    description: 'Who takes part, and as what. Somebody with two roles is there twice.',
  })
  participants(
    @Parent() { participants }: CaseDossier,
    @Args('roles', { type: () => [ParticipantRole], nullable: true, description: 'Only those in one of these roles.' })
    roles?: ParticipantRole[] | null,
  ): CaseParticipant[] {
    const all = participants ?? [];
    return roles ? all.filter(({ role }) => roles.includes(role)) : all;
  }

  @ResolveField(() => [Charge], { description: 'What is charged: an entry for each article and defendant.' })
  charges(@Parent() { charges }: CaseDossier): Charge[] {
    return charges ?? [];
  }

  @ResolveField(() => [RelatedCase], { description: 'Other cases that this one has to do with.' })
  related(@Parent() { related }: CaseDossier): RelatedCase[] {
    return related ?? [];
  }

  @ResolveField(() => [Source], { description: 'Every source that the case or anything in it cites, once each.' })
  sources(@Parent() { sources }: CaseDossier): Source[] {
    return sources ?? [];
  }
}
