import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

/** What a route tells the log about its request. */
export interface Trail {
  /** The GraphQL operation's name, where the document defines one by this name. */
  operation?: string;
  /** Counts the statements sent to the database. */
  read?: { readonly statements: number };
}

declare module 'fastify' {
  interface FastifyRequest {
    trail: Trail;
  }
}

/** Names the request in its answer, in every error and in the log, so that somebody can report what they met. */
const CORRELATION_HEADER = 'x-correlation-id';

/** What HTTP has no status for: nobody was left to answer. As proxies have it. */
const CLIENT_GONE = 499;

/** The longest name of an operation that is logged whole. */
const LONGEST_NAME = 64;

/**
 * One line for every request: its method, the route's pattern, the operation's name, status, duration, and how many SQL
 * statements it took. Never an address, a path or query string, a header, a query's text or its variables: the record
 * of who looked for whom is what must not exist.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.decorateRequest('trail');
  fastify.addHook('onRequest', (request, reply, done) => {
    request.trail = {};
    reply.header(CORRELATION_HEADER, request.id);
    // Not Fastify's hooks: neither of them tells of a client that hangs up while its answer is being found.
    reply.raw.once('close', () => {
      logger.info(lineOf(request, reply, reply.raw.writableFinished ? reply.statusCode : CLIENT_GONE), 'request');
    });
    done();
  });
}

function lineOf({ method, routeOptions, trail, id }: FastifyRequest, reply: FastifyReply, status: number) {
  return {
    correlationId: id,
    method,
    route: routeOptions.url ?? null,
    operation: trail.operation?.slice(0, LONGEST_NAME),
    status,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    sql: trail.read?.statements ?? 0,
  };
}
