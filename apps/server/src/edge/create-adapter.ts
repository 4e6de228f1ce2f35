import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Settings } from '@app/kernel';

/** The longest body of any request; queries and their variables are far shorter. */
export const BODY_LIMIT = 256 * 1024;
/** The longest head of a request, with a query in its address. */
const HEADER_LIMIT = 16 * 1024;
/** How long a client may take to send its headers, and all of a request: enough over Tor, too little to hoard sockets. */
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;
/** How often that is looked after. */
const CHECK_EVERY_MS = 1_000;
/** How long an idle connection is kept: longer than proxies keep theirs, so that they never meet a closed one. */
const KEEP_ALIVE_MS = 65_000;

/** The HTTP server under Nest. */
export function createAdapter({ trustProxy }: Pick<Settings, 'trustProxy'>): FastifyAdapter {
  return new FastifyAdapter({
    forceCloseConnections: 'idle',
    trustProxy: trustProxy === null ? false : [...trustProxy],
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_WITHIN_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      maxHeaderSize: HEADER_LIMIT,
      headersTimeout: HEADERS_WITHIN_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
    },
    // A slug has up to 120 characters, and the number of an edition and an extension may follow it.
    routerOptions: { maxParamLength: 200 },
    // Ours, and never taken from the client: it stands in the log.
    genReqId: () => randomUUID(),
    // Nest registers its routes for HEAD itself, and /graphql has none.
    exposeHeadRoutes: false,
  });
}
