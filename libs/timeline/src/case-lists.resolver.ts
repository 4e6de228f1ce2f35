import { Case, CaseConnection, caseLoader, CaseOrder, mayBeTold, ParticipantRole } from '@app/cases';
import { type Condition, connection, type GraphContext } from '@app/database';
import { ForwardPageArgs } from '@app/kernel';
import { Organization } from '@app/organizations';
import { Person } from '@app/people';
import { Source } from '@app/sources';
import { StatuteArticle } from '@app/statutes';
import { Args, Context, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CaseListArgs, PartyCasesArgs } from './case-list.args.js';
import { caseList } from './lists/case-list.query.js';

/** What a list of cases hangs under. */
interface Scope {
  /** Names the scope in the batch; its condition, on `parent.key`. */
  name: string;
  condition?: string;
  parent: string | null;
  further?: Condition[];
  /** Makes the further conditions part of the batch's identity. */
  more?: unknown;
}

function casesOf(
  { filter, orderBy, ...args }: CaseListArgs,
  scope: Scope,
  context: GraphContext,
  info: GraphQLResolveInfo,
): Promise<CaseConnection> {
  const order = orderBy ?? CaseOrder.LATEST_EVENT;
  return connection<Case>(context, info, {
    name: `cases:${order}`,
    query: caseList(filter, order, scope.condition, scope.further),
    signature: JSON.stringify([scope.name, filter, order, scope.more]),
    args,
    parent: scope.parent,
    load: caseLoader,
  });
}

/** The cases a party takes part in: as a participant, and a person also as the defendant of a charge. */
function casesOfParty(
  column: 'person_id' | 'organization_id',
  roles: readonly ParticipantRole[] | null | undefined,
): Omit<Scope, 'parent'> {
  const charged =
    column === 'person_id' && !roles
      ? ' UNION SELECT charge.case_id FROM charges charge WHERE charge.defendant_id = parent.key'
      : '';
  const name = `cases of ${column}`;
  if (!roles) {
    const condition = `matter.id IN (SELECT part.case_id FROM case_participants part WHERE part.${column} = parent.key${charged})`;
    return { name, condition };
  }
  const inRole: Condition = (value) =>
    `matter.id IN (SELECT part.case_id FROM case_participants part WHERE part.${column} = parent.key AND part.role = ANY (${value(roles, 'text[]')}))`;
  return { name, further: [inRole], more: roles };
}

/** The root list of cases. */
@Resolver(() => Case)
export class CaseListResolver {
  @Query(() => CaseConnection, { description: 'Cases, all that you may see or as many as a filter lets through.' })
  cases(
    @Args() args: CaseListArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseConnection> {
    return casesOf(args, { name: 'cases', parent: null }, context, info);
  }
}

/** Adds `Person.cases`. */
@Resolver(() => Person)
export class PersonCasesResolver {
  @ResolveField(() => CaseConnection, { description: 'The cases this person takes part in, in whatever role.' })
  cases(
    @Parent() { key }: Person,
    @Args() { roles, ...args }: PartyCasesArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseConnection> {
    return casesOf(args, { ...casesOfParty('person_id', roles), parent: key }, context, info);
  }
}

/** Adds `Organization.cases`. */
@Resolver(() => Organization)
export class OrganizationCasesResolver {
  @ResolveField(() => CaseConnection, { description: 'The cases this organization takes part in, in whatever role.' })
  cases(
    @Parent() { key }: Organization,
    @Args() { roles, ...args }: PartyCasesArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseConnection> {
    return casesOf(args, { ...casesOfParty('organization_id', roles), parent: key }, context, info);
  }
}

/** Adds `StatuteArticle.cases`. */
@Resolver(() => StatuteArticle)
export class StatuteArticleCasesResolver {
  @ResolveField(() => CaseConnection, {
    description:
      'Cases with a charge under this article, or under what is below it: 234.4.3 is below 234, 234-1 is not.',
  })
  cases(
    @Parent() { key }: StatuteArticle,
    @Args() args: CaseListArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseConnection> {
    const condition = `matter.id IN (SELECT charge.case_id FROM charges charge WHERE charge.article_id IN (
      SELECT below.id FROM statute_articles whole JOIN statute_articles below ON below.statute_id = whole.statute_id
        AND (below.id = whole.id OR (below.number >= whole.number || '.' AND below.number < whole.number || '/'))
      WHERE whole.id = parent.key))`;
    return casesOf(args, { name: 'cases of article', condition, parent: key }, context, info);
  }
}

/** Adds `Source.cases`. */
@Resolver(() => Source)
export class SourceCasesResolver {
  @ResolveField(() => CaseConnection, {
    description: 'Cases that cite this source, themselves or in any of their records.',
  })
  cases(
    @Parent() { key }: Source,
    @Args() args: ForwardPageArgs,
    @Context() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseConnection> {
    const condition = `matter.id IN (
      SELECT c.case_id FROM citations c WHERE c.source_id = parent.key AND c.case_id IS NOT NULL
      UNION SELECT e.case_id FROM citations c JOIN case_events e ON e.id = c.case_event_id WHERE c.source_id = parent.key AND ${mayBeTold('e')}
      UNION SELECT g.case_id FROM citations c JOIN charges g ON g.id = c.charge_id WHERE c.source_id = parent.key
      UNION SELECT p.case_id FROM citations c JOIN case_participants p ON p.id = c.case_participant_id WHERE c.source_id = parent.key
      UNION SELECT r.from_id FROM citations c JOIN related_cases r ON r.id = c.related_case_id WHERE c.source_id = parent.key)`;
    return casesOf(args, { name: 'cases of source', condition, parent: key }, context, info);
  }
}
