import { type Asked, askedIn, GraphContext, type Pools, PublicRead } from '@app/database';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';

/** Puts GraphQL over HTTP at /graphql. */
export function graphqlEndpoint(fastify: FastifyInstance, pools: Pools): void {
  fastify.post('/graphql', async (request, reply) => {
    const { query, variables, operationName } = request.body as { query: string; variables?: Record<string, unknown>; operationName?: string };
    let asked: Asked | undefined;
    const hangUp = new AbortController();
    reply.raw.on('close', () => {
      if (!reply.raw.writableEnded) hangUp.abort(new Error('The client has hung up.'));
    });
    const lazily: Asked = {
      any: (...fields) => (asked ??= askedIn(parse(query), fastify.graphql.schema)).any(...fields),
    };
    const read = new PublicRead(pools.public, hangUp.signal);
    request.trail.read = read;
    return fastify.graphql(query, new GraphContext(read, lazily) as never, variables, operationName);
  });
}
