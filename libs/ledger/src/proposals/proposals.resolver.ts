import { Account, accountLoader, allow, type ViewerContext } from '@app/access';
import { connection, NodeRegistry } from '@app/database';
import { decodeId, type GraphRecord, Recorded } from '@app/kernel';
import { Args, Context, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Mutates } from '../changes/mutates.js';
import type { Answer } from '../changes/changes.js';
import { onlyNow } from '../history/only-now.js';
import { ReasonPipe } from '../record-input/reason.pipe.js';
import { ProposalPayload } from './proposal.payload.js';
import { ProposalConnection } from './proposal.connection.js';
import { proposalLoader, type ProposalRecord } from './proposal.loader.js';
import { Proposal } from './proposal.type.js';
import { ProposalsArgs } from './proposals.args.js';
import { ProposalsService } from './proposals.service.js';

const ID_OF_PROPOSAL = { type: () => ID, description: 'The proposal.' } as const;

/** What waits for a second person, and the decisions on it. */
@Resolver(() => Proposal)
export class ProposalsResolver {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly nodes: NodeRegistry,
  ) {}

  @Query(() => ProposalConnection, {
    name: 'proposals',
    description: 'What waits for a second person, for editors; the oldest first.',
  })
  async list(
    @Args() { state, ...args }: ProposalsArgs,
    @Context() context: ViewerContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    allow('proposals', context.viewer);
    onlyNow('proposals', context);
    return connection<ProposalRecord>(context, info, {
      name: 'proposals',
      query: {
        key: 'proposal.id',
        from: 'proposals proposal',
        conditions: state ? [(value) => `proposal.state = ${value(state, 'text')}`] : [],
        order: [
          { expression: 'proposal.moment', type: 'integer' },
          { expression: 'proposal.id', type: 'uuid' },
        ],
        descending: false,
      },
      signature: JSON.stringify(['proposals', state]),
      args,
      parent: null,
      load: proposalLoader,
    });
  }

  @Mutates(() => ProposalPayload, 'Carries a proposal out. By another account than the one that made it.')
  proposalApprove(
    @Args('id', ID_OF_PROPOSAL) id: string,
    @Context() context: ViewerContext,
    @Args('reason', { type: () => String, nullable: true, description: 'Why, for the history.' }, ReasonPipe)
    reason: string | null,
  ): Promise<Answer> {
    return this.proposals.approve(context, id, reason);
  }

  @Mutates(() => ProposalPayload, 'Rejects a proposal: the record stays as it is.')
  proposalReject(
    @Args('id', ID_OF_PROPOSAL) id: string,
    @Args('reason', { type: () => String, description: 'Why, for whoever made it.' }, ReasonPipe) reason: string,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.proposals.reject(context, id, reason);
  }

  @ResolveField(() => Recorded, { nullable: true })
  async record(@Parent() { recordId }: ProposalRecord, @Context() context: ViewerContext): Promise<GraphRecord | null> {
    const decoded = decodeId(recordId);
    return decoded && this.nodes.load(context, decoded.type, decoded.uuid);
  }

  @ResolveField(() => Account, { nullable: true })
  async by(@Parent() { byKey }: ProposalRecord, @Context() context: ViewerContext): Promise<Account | null> {
    return byKey === null ? null : context.loader(accountLoader).load({ key: byKey });
  }

  @ResolveField(() => Account, { nullable: true })
  async decidedBy(
    @Parent() { decidedByKey }: ProposalRecord,
    @Context() context: ViewerContext,
  ): Promise<Account | null> {
    return decidedByKey === null ? null : context.loader(accountLoader).load({ key: decidedByKey });
  }
}
