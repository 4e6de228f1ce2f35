import { type Authentication, ViewerContext } from '@app/access';
import { caseLoader } from '@app/cases';
import type { Pools } from '@app/database';
import { HttpRefused } from '@app/kernel';
import type { CaseChange } from '@app/live';
import { changeSetLoader } from '@app/ledger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openRead } from '../graphql/open-read.js';
import type { ErrorFilter } from '../http/error-filter.js';
import { FOR_PAGES_OF_OTHERS, PREFLIGHT_AGE } from '../http/pages-of-others.js';
import { credentialsOf } from '../http/credentials-of.js';
import type { Live } from './live.js';

/** How long reading may take. */
const WITHIN_MS = 10_000;
/** Of a case: what tells it from others. */
const ASKED = {
  any: (...fields: string[]) => fields.some((field) => ['Case.id', 'Case.slug', 'Case.title'].includes(field)),
};

/** As at /graphql, which tells the same: an EventSource asks for no preflight, a page that brings a token or a number does. */
const PREFLIGHT_ANSWER = {
  allow: 'GET, OPTIONS',
  'access-control-allow-methods': 'GET',
  'access-control-allow-headers': 'authorization, last-event-id',
  ...PREFLIGHT_AGE,
};

interface Options {
  readonly pools: Pools;
  readonly authentication: Authentication;
  readonly live: Live;
  readonly errors: ErrorFilter;
}

/** `/cases/{slug}/events`: changes of one case, for what knows no GraphQL; an EventSource comes back by itself with what it heard last. */
export function caseEvents(fastify: FastifyInstance, { pools, authentication, live, errors }: Options): void {
  const errorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply): void =>
    errors.tell(error, request, reply);
  const path = '/cases/:slug/events';
  fastify.options(path, (_request, reply) =>
    reply.code(204).headers(FOR_PAGES_OF_OTHERS).headers(PREFLIGHT_ANSWER).send(),
  );
  fastify.get<{ Params: { slug: string } }>(path, { errorHandler }, async (request, reply) => {
    reply.headers(FOR_PAGES_OF_OTHERS);
    const credentials = credentialsOf(request);
    const viewer = await authentication.viewerOf(credentials);
    const reads = async <Result>(work: (context: ViewerContext) => Promise<Result>): Promise<Result> => {
      const reading = openRead(pools, viewer, AbortSignal.timeout(WITHIN_MS));
      try {
        return await work(new ViewerContext(reading.read, ASKED, viewer));
      } finally {
        await reading.end();
      }
    };
    const found = await reads((context) => context.loader(caseLoader).load({ slug: request.params.slug }));
    if (!found) throw new HttpRefused(404, 'NOT_FOUND', 'There is no such case that you may see.');
    const event = async ({ key, seq }: CaseChange) =>
      reads(async (context) => {
        const [now, changeSet] = await Promise.all([
          context.loader(caseLoader).load({ key }),
          context.loader(changeSetLoader).load(seq),
        ]);
        if (!now || !changeSet) return null;
        const data = { seq, at: changeSet.at, case: { id: now.id, slug: now.slug, title: now.title } };
        return { event: 'change', data: JSON.stringify(data), id: String(seq) };
      });
    await live.open(request, reply, {
      cases: new Set([found.key]),
      viewer,
      credential: viewer && authentication.credentialOf(credentials),
      render: event,
    });
    return reply;
  });
}
