import type { Pools } from '@app/database';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { graphqlEndpoint } from './graphql/endpoint.js';
import type { Log } from './log/create-log.js';
import { logRequests } from './log/request-log.js';

/** Everything between the network and the graph. To be called before Nest initializes. */
export function buildEdge(app: NestFastifyApplication, pools: Pools, { logger }: Log): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  logRequests(fastify, logger);
  graphqlEndpoint(fastify, pools, logger);
}
