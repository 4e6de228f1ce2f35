import type { Authentication } from '@app/access';
import type { FastifyRequest } from 'fastify';

/** What a request brings to show who sends it. */
export function credentialsOf({ headers }: FastifyRequest): Parameters<Authentication['viewerOf']>[0] {
  const fetchSite = headers['sec-fetch-site'];
  return {
    authorization: headers.authorization,
    cookie: headers.cookie,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
  };
}
