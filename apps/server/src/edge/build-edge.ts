import { Authentication } from '@app/access';
import type { Addresses, Pools } from '@app/database';
import type { Settings } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ArgumentsPipe } from './arguments.pipe.js';
import { graphqlEndpoint } from './graphql/endpoint.js';
import { ErrorFilter } from './http/error-filter.js';
import { limitRate } from './http/rate-limit.js';
import { securityHeaders } from './http/security-headers.js';
import type { Log } from './log/create-log.js';
import { caseEvents } from './live/case-events.js';
import { Live } from './live/live.js';
import { logRequests } from './log/request-log.js';

/** Everything between the network and the graph. To be called before Nest initializes, which adds its routes. */
export async function buildEdge(
  app: NestFastifyApplication,
  { pools, addresses, settings, log: { logger } }: { pools: Pools; addresses: Addresses; settings: Settings; log: Log },
): Promise<void> {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const errors = new ErrorFilter(logger);
  app.useGlobalFilters(errors);
  app.useGlobalPipes(new ArgumentsPipe());
  logRequests(fastify, logger);
  securityHeaders(fastify);
  await limitRate(fastify, settings);
  const authentication = new Authentication(pools.member);
  const live = new Live({ pools, addresses, authentication, logger });
  live.attach(fastify);
  graphqlEndpoint(fastify, { pools, authentication, live, logger });
  caseEvents(fastify, { pools, authentication, live, errors });
}
