import { type Authentication, Unauthenticated, ViewerContext } from '@app/access';
import type { Pools } from '@app/database';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import { BODY_LIMIT } from '../create-adapter.js';
import { HttpRefused } from '@app/kernel';
import { type Answer, answerOf, answerOfFailure, tellChange } from './answer.js';
import { FOR_PAGES_OF_OTHERS, PREFLIGHT_AGE } from '../http/pages-of-others.js';
import { credentialsOf } from '../http/credentials-of.js';
import type { Live } from '../live/live.js';
import { subscribe } from '../live/subscribe.js';
import { Deadline } from './deadline.js';
import { Documents } from './documents.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { acceptedType, acceptsEvents, GRAPHQL_RESPONSE, isJson, JSON_RESPONSE, type MediaType } from './media-type.js';
import { openRead } from './open-read.js';
import { type GraphRequest, readAddress, readBody } from './read-request.js';
import { RequestRefused } from './request-refused.js';

const PATH = '/graphql';
const METHODS = 'GET, POST, OPTIONS';
/** Methods that have no business here. */
const OTHERS = ['HEAD', 'PUT', 'PATCH', 'DELETE'];

const PREFLIGHT_ANSWER = {
  allow: METHODS,
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'authorization, content-type, graphql-require-preflight, apollo-require-preflight, idempotency-key, last-event-id, x-apollo-operation-name',
  ...PREFLIGHT_AGE,
};

/** GraphQL over HTTP, by the specification of that name, at /graphql. */
export function graphqlEndpoint(
  fastify: FastifyInstance,
  { pools, authentication, live, logger }: { pools: Pools; authentication: Authentication; live: Live; logger: Logger },
): void {
  // A scope of its own, so that bodies of other kinds are refused here and errors have the form of GraphQL.
  fastify.register(async (scope) => {
    let documents: Documents | undefined;

    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      JSON_RESPONSE,
      { parseAs: 'string', bodyLimit: BODY_LIMIT },
      scope.getDefaultJsonParser('error', 'error'),
    );
    scope.addHook('onRequest', (_request, reply, done) => {
      reply.headers(FOR_PAGES_OF_OTHERS);
      done();
    });
    scope.setErrorHandler((error, request, reply) => {
      const { accept } = request.headers;
      const type = acceptedType(accept) ?? (acceptsEvents(accept) ? GRAPHQL_RESPONSE : JSON_RESPONSE);
      return send(reply, type, answerOfFailure(asRefusal(error), type, request.id, logger));
    });

    scope.options(PATH, (_request, reply) => reply.code(204).headers(PREFLIGHT_ANSWER).send());
    scope.route({
      method: OTHERS,
      url: PATH,
      handler: ({ method }) => {
        throw RequestRefused.because(
          `${method} is not taken here. Use POST, or GET for queries.`,
          'METHOD_NOT_ALLOWED',
          405,
          {
            allow: METHODS,
          },
        );
      },
    });
    scope.post(PATH, { preParsing: refuseOtherBodies }, (request, reply) =>
      answer(request, reply, () => readBody(request.body), null),
    );
    scope.get(PATH, (request, reply) =>
      answer(request, reply, () => readAddress(request.query, request.headers), OperationTypeNode.QUERY),
    );

    /** @param only  the kind of operation that the method allows; null: any */
    async function answer(
      request: FastifyRequest,
      reply: FastifyReply,
      read: () => GraphRequest,
      only: OperationTypeNode | null,
    ): Promise<FastifyReply> {
      const { accept } = request.headers;
      const events = acceptsEvents(accept);
      // What is wrong with a subscription is told like anything else.
      const type = acceptedType(accept) ?? (events ? GRAPHQL_RESPONSE : null);
      if (type === null) {
        throw notAcceptable(
          'Answers are application/graphql-response+json or application/json, in UTF-8. Accept one of them.',
        );
      }
      const { query, operationName, variables } = read();
      documents ??= new Documents(fastify.graphql.schema);
      const operation = documents.operation(query, operationName);
      request.trail.operation = operation.name;
      if (only !== null && operation.kind !== only) {
        throw RequestRefused.because('A GET may only query. Send this by POST.', 'METHOD_NOT_ALLOWED', 405, {
          allow: 'POST, OPTIONS',
        });
      }
      if (operation.kind === OperationTypeNode.SUBSCRIPTION) {
        if (!events) throw notAcceptable('A subscription is answered as text/event-stream. Accept that.');
        await subscribe({ request, reply, operation, variables, pools, authentication, live, logger });
        return reply;
      }
      if (acceptedType(accept) === null)
        throw notAcceptable('Only subscriptions are answered as text/event-stream. Accept application/json as well.');
      const key = readIdempotencyKey(request.headers['idempotency-key'], operation);
      const deadline = new Deadline(reply.raw);
      // Nothing has been done until it is known who asks.
      const viewer = await deadline.within(authentication.viewerOf(credentialsOf(request)));
      if (viewer) reply.header('cache-control', 'no-store');
      const reading = openRead(pools, viewer, deadline.signal);
      request.trail.read = reading;
      const context = new ViewerContext(reading.read, operation.asked, viewer, key, reading.past, reading.endPresent);
      const running = operation.run(context, variables);
      const tell = operation.kind === OperationTypeNode.MUTATION ? tellChange : undefined;
      try {
        const result = running instanceof Promise ? await deadline.within(running) : running;
        return await send(reply, type, answerOf(result, request.id, logger, tell));
      } catch (error) {
        return await send(reply, type, answerOfFailure(asRefusal(error), type, request.id, logger, tell));
      } finally {
        await reading.end();
      }
    }
  });
}

const notAcceptable = (message: string): RequestRefused => RequestRefused.because(message, 'NOT_ACCEPTABLE', 406);

function send(reply: FastifyReply, type: MediaType, { status, body, headers }: Answer): FastifyReply {
  return reply.code(status).type(`${type}; charset=utf-8`).headers(headers).send(body);
}

function refuseOtherBodies(
  { headers }: FastifyRequest,
  _reply: FastifyReply,
  _payload: unknown,
  done: (error?: Error) => void,
): void {
  done(isJson(headers['content-type']) ? undefined : unsupported());
}

/** What Fastify says of a body in our words, and what hooks refuse in GraphQL's form; whatever else stays as it is. */
function asRefusal(error: unknown): unknown {
  if (error instanceof HttpRefused) {
    return new RequestRefused([{ message: error.message, extensions: { code: error.code } }], error.statusCode);
  }
  if (error instanceof Unauthenticated) {
    return RequestRefused.because(error.message, 'UNAUTHENTICATED', 401, { 'www-authenticate': 'Bearer' });
  }
  switch ((error as Partial<FastifyError>).code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unsupported();
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return RequestRefused.because(`The body is longer than ${BODY_LIMIT} bytes.`, 'PAYLOAD_TOO_LARGE', 413);
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return RequestRefused.because('The body is no JSON. Send an object with "query" in it.', 'BAD_REQUEST', 400);
    default:
      return error;
  }
}

function unsupported(): RequestRefused {
  return RequestRefused.because(
    'Only bodies of the type application/json, in UTF-8, are read.',
    'UNSUPPORTED_MEDIA_TYPE',
    415,
  );
}
