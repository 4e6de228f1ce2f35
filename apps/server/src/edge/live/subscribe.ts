import { type Authentication, type Viewer, ViewerContext } from '@app/access';
import { caseLoader } from '@app/cases';
import type { Pools } from '@app/database';
import type { CaseChange, SubscriptionRoot } from '@app/live';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { answerOf } from '../graphql/answer.js';
import type { Variables } from '../graphql/cost.js';
import type { Operation } from '../graphql/documents.js';
import { openRead } from '../graphql/open-read.js';
import { RequestRefused } from '../graphql/request-refused.js';
import { credentialsOf } from '../http/credentials-of.js';
import type { Live } from './live.js';

/** How long reading an event may take. */
const EVENT_WITHIN_MS = 10_000;

interface Subscription {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly operation: Operation;
  readonly variables: Variables;
  readonly pools: Pools;
  readonly authentication: Authentication;
  readonly live: Live;
  readonly logger: Logger;
}

/**
 * Answers a subscription by a stream of its own, as the protocol of graphql-sse has it in "distinct connections mode". Each event is
 * the operation run anew, with the rights of that moment.
 *
 * @throws RequestRefused for what is wrong with it, before the stream begins
 */
export async function subscribe({
  request,
  reply,
  operation,
  variables,
  pools,
  authentication,
  live,
  logger,
}: Subscription): Promise<void> {
  const credentials = credentialsOf(request);
  const viewer = await authentication.viewerOf(credentials);
  const run = (root: SubscriptionRoot): Promise<ExecutionResult | null> =>
    runOnce({ pools, viewer, operation, variables }, root);
  const cases = new Set<string>();
  const heard = await run({ asked: (keys) => keys.forEach((key) => cases.add(key)) });
  if (cases.size === 0) throw refusalOf(heard, request, logger);
  await live.open(request, reply, {
    cases,
    viewer,
    credential: viewer && authentication.credentialOf(credentials),
    farewell: { event: 'complete', data: '' },
    render: async (change) => {
      const result = await run({ change });
      return result && { event: 'next', data: answerOf(result, request.id, logger).body, id: String(change.seq) };
    },
  });
}

/** Null where the case of the change is not to be seen any more. */
async function runOnce(
  {
    pools,
    viewer,
    operation,
    variables,
  }: Pick<Subscription, 'pools' | 'operation' | 'variables'> & { viewer: Viewer | null },
  root: SubscriptionRoot,
): Promise<ExecutionResult | null> {
  const reading = openRead(pools, viewer, AbortSignal.timeout(EVENT_WITHIN_MS));
  try {
    const context = new ViewerContext(reading.read, operation.asked, viewer, null, reading.past);
    if (root.change && !(await isThere(root.change, context))) return null;
    return await operation.run(context, variables, root);
  } finally {
    await reading.end();
  }
}

const isThere = async ({ key }: CaseChange, context: ViewerContext): Promise<boolean> =>
  (await context.loader(caseLoader).load({ key })) !== null;

/** Nothing was asked for: what was wrong with the IDs, or a directive that leaves the field out. */
function refusalOf(heard: ExecutionResult | null, request: FastifyRequest, logger: Logger): Error {
  const { errors } = JSON.parse(answerOf(heard ?? {}, request.id, logger).body) as {
    errors?: RequestRefused['errors'];
  };
  if (errors && errors.length > 0) return new RequestRefused(errors);
  return RequestRefused.because(
    'The subscription asks for nothing: leave out what skips its field.',
    'GRAPHQL_VALIDATION_FAILED',
  );
}
