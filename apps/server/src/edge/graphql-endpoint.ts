import { type Asked, askedIn, GraphContext, type Pools, PublicRead } from '@app/database';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';

/** Puts GraphQL over HTTP at /graphql. */
export function graphqlEndpoint(app: NestFastifyApplication, pools: Pools): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
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
    const context = new GraphContext(new PublicRead(pools.public, hangUp.signal), lazily);
    return fastify.graphql(query, context as never, variables, operationName);
  });
}
