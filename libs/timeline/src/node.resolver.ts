import { type GraphContext, NodeRegistry } from '@app/database';
import { BadInput, decodeId, type GraphRecord, Node } from '@app/kernel';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';

/** At most this many records are fetched by id at a time. */
const MOST_IDS = 100;

/** Anything by its id. */
@Resolver(() => Node)
export class NodeResolver {
  constructor(private readonly nodes: NodeRegistry) {}

  @Query(() => Node, {
    nullable: true,
    description: 'Whatever has this ID; null where there is nothing that you may see.',
  })
  async node(
    @Args('id', { type: () => ID, description: 'An ID that this service gave.' }) id: string,
    @Context() context: GraphContext,
  ): Promise<GraphRecord | null> {
    const decoded = decodeId(id);
    return decoded && this.nodes.load(context, decoded.type, decoded.uuid);
  }

  @Query(() => [Node], {
    name: 'nodes',
    nullable: 'items',
    description:
      'The same for several, in the order of the IDs, with null for each that leads to nothing. At most 100.',
  })
  async several(
    @Args('ids', { type: () => [ID], description: 'IDs that this service gave.' }) ids: string[],
    @Context() context: GraphContext,
  ): Promise<(GraphRecord | null)[]> {
    if (ids.length > MOST_IDS) {
      throw new BadInput(`"ids" holds ${ids.length} IDs. Ask for at most ${MOST_IDS} at a time.`, ['ids']);
    }
    return Promise.all(ids.map((id) => this.node(id, context)));
  }
}
