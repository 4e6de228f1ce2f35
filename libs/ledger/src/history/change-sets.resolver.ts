import { Account, accountLoader } from '@app/access';
import { type GraphContext, NodeRegistry } from '@app/database';
import { BadInput, type GraphRecord, Recorded } from '@app/kernel';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Change, FieldChange } from '../change.type.js';
import { ChangeSet } from '../change-set.type.js';
import { changeSetLoader, type ChangeSetRecord } from './change-set.loader.js';
import { type ChangeRecord, changesOfSetLoader, fieldChangesLoader } from './change.loader.js';
import { summaryOfChanges, summaryOfOperation } from './messages/summaries.js';

const LATEST = { name: 'latest-change-set', text: 'SELECT max(c.seq)::integer AS seq FROM ledger.change_sets c' };

/** Change sets by their numbers, and what they did. */
@Resolver(() => ChangeSet)
export class ChangeSetsResolver {
  @Query(() => ChangeSet, { nullable: true, description: 'One change set by its number; null before it is recorded.' })
  async changeSet(
    @Args('seq', { type: () => Int, description: 'Its number, from 1.' }) seq: number,
    @Context() context: GraphContext,
  ): Promise<ChangeSetRecord | null> {
    return context.loader(changeSetLoader).load(seq);
  }

  @ResolveField(() => String)
  async summary(@Parent() { seq, operation }: ChangeSetRecord, @Context() context: GraphContext): Promise<string> {
    return summaryOfOperation(operation) ?? summaryOfChanges(await context.loader(changesOfSetLoader).load(seq));
  }

  @ResolveField(() => Account, { nullable: true })
  async actor(@Parent() { actorKey }: ChangeSetRecord, @Context() context: GraphContext): Promise<Account | null> {
    return actorKey === null ? null : context.loader(accountLoader).load({ key: actorKey });
  }

  @ResolveField(() => [Change])
  async changes(@Parent() { seq }: ChangeSetRecord, @Context() context: GraphContext): Promise<ChangeRecord[]> {
    return context.loader(changesOfSetLoader).load(seq);
  }
}

/** The number and time of the record as it is asked for. */
@Resolver(() => ChangeSet)
export class SnapshotResolver {
  @Query(() => ChangeSet, {
    description: 'The latest change set: what the record reads like now. Under asOf, the one it led to.',
  })
  async snapshot(@Context() context: GraphContext): Promise<ChangeSetRecord | null> {
    if (context.asOf !== null) return context.loader(changeSetLoader).load(context.asOf);
    const [row] = await context.read.rows<{ seq: number | null }>(LATEST, []);
    if (!row?.seq) throw new BadInput('Nothing has been recorded yet, so there is no latest change set.', []);
    return context.loader(changeSetLoader).load(row.seq);
  }
}

/** The fields of Change that need loading. */
@Resolver(() => Change)
export class ChangesResolver {
  constructor(private readonly nodes: NodeRegistry) {}

  @ResolveField(() => ChangeSet, { description: 'The change set it belongs to.' })
  async changeSet(@Parent() { seq }: ChangeRecord, @Context() context: GraphContext): Promise<ChangeSetRecord | null> {
    return context.loader(changeSetLoader).load(seq);
  }

  @ResolveField(() => Recorded, { nullable: true })
  async record(
    @Parent() { type, recordKey }: ChangeRecord,
    @Context() context: GraphContext,
  ): Promise<GraphRecord | null> {
    return this.nodes.load(context, type, recordKey);
  }

  @ResolveField(() => [FieldChange])
  async fields(@Parent() change: ChangeRecord, @Context() context: GraphContext): Promise<FieldChange[]> {
    return context.loader(fieldChangesLoader).load(change);
  }
}
