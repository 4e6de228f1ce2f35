import type { ViewerContext } from '@app/access';
import { NodeRegistry, withinTime } from '@app/database';
import { BadInput, decodeId, decodePastId, type GraphRecord, Node } from '@app/kernel';
import { enterPast } from '@app/ledger';
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
    @Context() context: ViewerContext,
  ): Promise<GraphRecord | null> {
    await travelTo([id], ['id'], context);
    const decoded = decodeId(withinTime(id, context.asOf, ['id']));
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
    @Context() context: ViewerContext,
  ): Promise<(GraphRecord | null)[]> {
    if (ids.length > MOST_IDS) {
      throw new BadInput(`"ids" holds ${ids.length} IDs. Ask for at most ${MOST_IDS} at a time.`, ['ids']);
    }
    await travelTo(ids, ['ids'], context);
    return Promise.all(
      ids.map(async (id) => {
        const decoded = decodeId(withinTime(id, context.asOf, ['ids']));
        return decoded && this.nodes.load(context, decoded.type, decoded.uuid);
      }),
    );
  }
}

/**
 * An ID that was read under `asOf` leads back to that state.
 * @throws BadInput where they lead to several
 */
async function travelTo(ids: readonly string[], argument: readonly string[], context: ViewerContext): Promise<void> {
  if (context.asOf !== null) return;
  const seqs = new Set(ids.map((id) => decodePastId(id)?.seq ?? null));
  const [seq = null] = seqs;
  if (seqs.size > 1) {
    throw new BadInput(
      'These IDs were read as of different states of the record. Ask for those of each by themselves.',
      argument,
    );
  }
  if (seq !== null) await enterPast({ seq }, context);
}
