import type { ViewerContext } from '@app/access';
import { CaseParticipantFieldsResolver, CasesResolver, ChargeFieldsResolver } from '@app/cases';
import { describeRoots, FuzzyDateResolver, inlineFields } from '@app/kernel';
import { AS_OF, type AsOfArgs, enterPast } from '@app/ledger';
import { CASE_CHANGED, caseChanged, caseOf, changeSetOf, type CaseChange, type SubscriptionRoot } from '@app/live';
import { RecordedCitationsResolver } from '@app/sources';
import { StatuteArticleFieldsResolver } from '@app/statutes';
import {
  CaseEventFieldsResolver,
  CaseEventStageResolver,
  CaseStandingResolver,
  ChargeStandingResolver,
  CustodyFieldsResolver,
  ParticipantStandingResolver,
  StandingFieldsResolver,
} from '@app/timeline';
import { extendSchema, type GraphQLObjectType, type GraphQLSchema, parse } from 'graphql';

/** The field resolvers of the read path: pure functions of what their parent holds, or one call of a loader. */
const INLINED: readonly [type: string, resolver: object][] = [
  ['Recorded', new RecordedCitationsResolver()],
  ['FuzzyDate', new FuzzyDateResolver()],
  ['Case', new CasesResolver()],
  ['Case', new CaseStandingResolver()],
  ['Charge', new ChargeFieldsResolver()],
  ['Charge', new ChargeStandingResolver()],
  ['CaseParticipant', new CaseParticipantFieldsResolver()],
  ['CaseParticipant', new ParticipantStandingResolver()],
  ['CaseEvent', new CaseEventStageResolver()],
  ['CaseEvent', new CaseEventFieldsResolver()],
  ['Standing', new StandingFieldsResolver()],
  ['Custody', new CustodyFieldsResolver()],
  ['StatuteArticle', new StatuteArticleFieldsResolver()],
];

/** What code-first cannot say, and the fields that are called without a detour. */
export function transformSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const [type, resolver] of INLINED) inlineFields(schema, type, resolver);
  return describeRoots(withSubscriptions(withPast(schema)));
}

/** Adds the field that leads into the past: it answers with the root, which code-first cannot say. */
function withPast(schema: GraphQLSchema): GraphQLSchema {
  const extended = extendSchema(schema, parse(AS_OF));
  const field = extended.getQueryType()?.getFields()['asOf'];
  if (field) field.resolve = (_root, args: AsOfArgs, context: ViewerContext) => enterPast(args, context);
  return extended;
}

/** Adds what can be subscribed to: the edge runs it for each event, which code-first has no place for. */
function withSubscriptions(schema: GraphQLSchema): GraphQLSchema {
  const extended = extendSchema(schema, parse(CASE_CHANGED));
  const root = extended.getSubscriptionType()?.getFields()['caseChanged'];
  if (root) root.resolve = (given: SubscriptionRoot, args: { ids: string[] }) => caseChanged(given, args);
  const fields = (extended.getType('CaseChange') as GraphQLObjectType).getFields();
  fields['case']!.resolve = (change: CaseChange, _args, context: ViewerContext) => caseOf(change, context);
  fields['changeSet']!.resolve = (change: CaseChange, _args, context: ViewerContext) => changeSetOf(change, context);
  return extended;
}
