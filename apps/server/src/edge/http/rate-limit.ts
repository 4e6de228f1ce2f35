import { hash, randomBytes } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import { isLoopback, type Settings, subscriberOf } from '@app/kernel';
import type { FastifyInstance } from 'fastify';
import { HttpRefused } from '@app/kernel';
import { FOR_PAGES_OF_OTHERS } from './pages-of-others.js';

const WINDOW_MS = 60_000;
/** How many addresses are counted at a time; beyond, the one unseen for longest starts anew. */
const MOST_ADDRESSES = 20_000;

/**
 * Bounds how often one address may ask. Addresses are kept nowhere: what is counted, for a minute, is their hash with a
 * secret that lives and dies with the process.
 *
 * Connections from this machine are not counted: they are its operator's, or a proxy's that stands for all its clients.
 * To have those told apart, TRUST_PROXY names the proxy.
 */
export async function limitRate(
  fastify: FastifyInstance,
  { rateLimit: max }: Pick<Settings, 'rateLimit'>,
): Promise<void> {
  if (max === 0) return;
  const secret = randomBytes(32).toString('base64');
  await fastify.register(rateLimit, {
    global: false,
    max,
    timeWindow: WINDOW_MS,
    cache: MOST_ADDRESSES,
    keyGenerator: ({ ip }) => hash('sha256', secret + subscriberOf(ip), 'base64'),
    errorResponseBuilder: (_request, { ttl }) =>
      new HttpRefused(
        429,
        'RATE_LIMITED',
        `Too many requests from your network: ${max} a minute are answered. Try again in ${Math.ceil(ttl / 1000)} s.`,
      ),
  });
  const count = fastify.rateLimit();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isLoopback(request.ip)) done();
    else {
      void Promise.resolve(count.call(fastify, request, reply)).then(
        () => done(),
        (refused: Error) => {
          // Pages of others, too, are to learn when to try again, wherever they asked.
          reply.headers(FOR_PAGES_OF_OTHERS);
          done(refused);
        },
      );
    }
  });
}
