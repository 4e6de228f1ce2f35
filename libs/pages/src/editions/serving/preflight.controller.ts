import { Controller, Options, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EDITION_HEADERS } from './edition-headers.js';

const PREFLIGHT_ANSWER = {
  allow: 'GET, HEAD, OPTIONS',
  'access-control-allow-methods': 'GET, HEAD',
  // "Accept" needs leave only where it is long.
  'access-control-allow-headers': 'accept, if-none-match',
  'access-control-max-age': '86400',
};

/** Answers a browser that asks whether a page of another site may ask for an edition as it has it already; whatever is there or is not. */
@Controller()
export class PreflightController {
  @Options([
    'cases/:address',
    'sources/:address',
    'people/:address',
    'cases/:address/changes',
    'cases/:address/changes.json',
  ])
  preflight(@Res() reply: FastifyReply): FastifyReply {
    return reply.code(204).headers(EDITION_HEADERS).headers(PREFLIGHT_ANSWER).send();
  }
}
