import { caseLoader, Case, CaseParticipant, Charge, type CaseDossier } from '@app/cases';
import type { GraphContext } from '@app/database';
import { FuzzyDateType, LocaleArgs } from '@app/kernel';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { eventLoader } from './case-event.loader.js';
import { CaseEvent } from './case-event.type.js';
import { Custody } from './custody.type.js';
import { explainStanding, type Reason } from './fold/index.js';
import { Standing } from './standing.type.js';
import { CaseStatus } from './vocabulary.enums.js';

/** Where a case stands, on the case itself. */
@Resolver(() => Case)
export class CaseStandingResolver {
  @ResolveField(() => CaseStatus, { description: 'Where the case stands: short for the status of its standing.' })
  status(@Parent() { status }: CaseDossier): string {
    return status;
  }

  @ResolveField(() => Standing, {
    description: 'Where the case stands, since when, and from which events that follows.',
  })
  standing(@Parent() { standing }: CaseDossier): unknown {
    return standing;
  }

  @ResolveField(() => FuzzyDateType, {
    nullable: true,
    description: 'When the case was opened or charges were brought first; null where no event tells.',
  })
  opened(@Parent() { opened }: CaseDossier): unknown {
    return opened;
  }

  @ResolveField(() => FuzzyDateType, {
    nullable: true,
    description: 'When it was closed, while it stands closed; null while it is open.',
  })
  closed(@Parent() { closed }: CaseDossier): unknown {
    return closed;
  }
}

/** Where a charge stands. */
@Resolver(() => Charge)
export class ChargeStandingResolver {
  @ResolveField(() => CaseStatus, { description: 'Where the charge stands: short for the status of its standing.' })
  status(@Parent() { status }: Charge & { status: string }): string {
    return status;
  }

  @ResolveField(() => Standing, {
    description: 'Where the charge stands, since when, and from which events that follows.',
  })
  standing(@Parent() { standing }: Charge & { standing: unknown }): unknown {
    return standing;
  }
}

/** Where a defendant stands in a case, and whether they are free by the events of that case. */
@Resolver(() => CaseParticipant)
export class ParticipantStandingResolver {
  @ResolveField(() => Standing, {
    nullable: true,
    description: 'Where this suspect or defendant stands in the case; null for all other roles.',
  })
  standing(@Parent() { standing }: CaseParticipant & { standing: unknown }): unknown {
    return standing;
  }

  @ResolveField(() => Custody, {
    nullable: true,
    description:
      'Whether this suspect or defendant is free, by the events of this case alone; null for all other roles.',
  })
  custody(@Parent() { custody }: CaseParticipant & { custody: unknown }): unknown {
    return custody;
  }
}

/** What a standing follows from. */
@Resolver(() => Standing)
export class StandingFieldsResolver {
  @ResolveField(() => [CaseEvent], { description: 'The events it follows from, oldest first.' })
  because(@Parent() { becauseKeys }: Standing, @Context() context: GraphContext): Promise<CaseEvent[]> {
    return eventsOf(becauseKeys, context);
  }

  @ResolveField(() => String, { description: 'The same in one sentence for people.' })
  explanation(
    @Parent() standing: Standing & { sinceKey: string | null; reasons: Reason[] | null },
    @Args() { locale }: LocaleArgs,
  ): string {
    return explainStanding(
      { status: standing.status, since: standing.sinceKey, final: standing.final },
      standing.reasons ?? [],
      locale ?? 'en',
    );
  }
}

/** What a custody follows from. */
@Resolver(() => Custody)
export class CustodyFieldsResolver {
  @ResolveField(() => [CaseEvent], { description: 'The events it follows from, oldest first.' })
  because(@Parent() { becauseKeys }: Custody, @Context() context: GraphContext): Promise<CaseEvent[]> {
    return eventsOf(becauseKeys, context);
  }
}

/** Where an event leads: its case, its charges, other events. */
@Resolver(() => CaseEvent)
export class CaseEventFieldsResolver {
  @ResolveField(() => Case, { description: 'The case it is part of.' })
  case(@Parent() { caseKey }: CaseEvent, @Context() context: GraphContext): Promise<Case | null> {
    return context.loader(caseLoader).load({ key: caseKey });
  }

  @ResolveField(() => [Charge], {
    description: 'Which charges it concerns. Where none is named, it concerns the whole case.',
  })
  async charges(@Parent() { caseKey, chargeKeys }: CaseEvent, @Context() context: GraphContext): Promise<Charge[]> {
    if (!chargeKeys || chargeKeys.length === 0) return [];
    const dossier = await context.loader(caseLoader).load({ key: caseKey });
    return (dossier?.charges ?? []).filter(({ key }) => chargeKeys.includes(key));
  }

  @ResolveField(() => CaseEvent, {
    nullable: true,
    description: 'The event whose place it takes, where it is a correction.',
  })
  corrects(@Parent() { correctsKey }: CaseEvent, @Context() context: GraphContext): Promise<CaseEvent | null> | null {
    return correctsKey ? context.loader(eventLoader).load({ key: correctsKey }) : null;
  }

  @ResolveField(() => CaseEvent, {
    nullable: true,
    description: 'The event that it is stated to have come after, where dates alone do not tell.',
  })
  after(@Parent() { afterKey }: CaseEvent, @Context() context: GraphContext): Promise<CaseEvent | null> | null {
    return afterKey ? context.loader(eventLoader).load({ key: afterKey }) : null;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether it stands where procedure does not allow it, with or without a reason given.',
  })
  irregular(@Parent() { irregular }: CaseEvent & { irregular: boolean }): boolean {
    return irregular;
  }
}

async function eventsOf(keys: readonly string[], context: GraphContext): Promise<CaseEvent[]> {
  const events = await Promise.all(keys.map((key) => context.loader(eventLoader).load({ key })));
  return events.filter((event) => event !== null);
}
