import { createHmac, randomBytes } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import type { Settings } from '@app/kernel';
import type { FastifyInstance } from 'fastify';
import { HttpRefused } from './http-refused.js';

const WINDOW_MS = 60_000;
/** How many addresses are counted at a time; beyond, the one unseen for longest starts anew. */
const MOST_ADDRESSES = 20_000;

/**
 * Bounds how often one address may ask. Addresses are kept nowhere: what is counted is their HMAC under a key that lives
 * and dies with the process, for a minute.
 *
 * Connections from this machine are not counted: they are its operator's, or a proxy's that stands for all its clients.
 * To have those told apart, TRUST_PROXY names the proxy. Health checks are not counted either.
 */
export async function limitRate(fastify: FastifyInstance, { rateLimit: max }: Pick<Settings, 'rateLimit'>): Promise<void> {
  if (max === 0) return;
  const key = randomBytes(32);
  await fastify.register(rateLimit, {
    max,
    timeWindow: WINDOW_MS,
    cache: MOST_ADDRESSES,
    keyGenerator: ({ ip }) => createHmac('sha256', key).update(subscriberOf(ip)).digest('base64'),
    allowList: ({ ip }) => isLoopback(ip),
    errorResponseBuilder: (_request, { ttl }) =>
      new HttpRefused(
        429,
        'RATE_LIMITED',
        `Too many requests from your network: at most ${max} a minute are answered. Try again in ${Math.ceil(ttl / 1000)} s.`,
      ),
  });
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

function isLoopback(ip: string): boolean {
  return LOOPBACK.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

/** Of IPv6, the half that is one network's: a subscriber has all addresses of it. */
export function subscriberOf(ip: string): string {
  if (!isIPv6(ip) || /^::ffff:/i.test(ip)) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  if (ip.includes('::')) {
    const last = tail.split(':').filter((group) => group !== '');
    groups.push(...Array<string>(Math.max(0, 8 - groups.length - last.length)).fill('0'), ...last);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
