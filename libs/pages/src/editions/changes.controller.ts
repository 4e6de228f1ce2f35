import { hash } from 'node:crypto';
import { type CaseChanges, CaseChangesService, changesDocument, isFresh } from '@app/citing';
import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Assets } from '../assets/assets.js';
import { html } from '../document.js';
import { english } from '../messages/english.js';
import { formatAccepted } from './accepted.js';
import { ChangesPage } from './changes-page.js';
import { inertTexts } from './inert-texts.js';
import { EDITION_HEADERS, PAGE_POLICY, REVALIDATED } from './edition-headers.js';

const JSON_CHANGES = { mediaTypes: ['application/json'], contentType: 'application/json' };
const PAGE = { mediaTypes: ['text/html'], contentType: 'text/html; charset=utf-8' };

/** What changed between two editions of a case. */
@Controller('cases/:name')
export class ChangesController {
  constructor(
    private readonly changes: CaseChangesService,
    private readonly assets: Assets,
  ) {}

  /** As a page or as JSON, whichever is accepted. */
  @Get('changes')
  accepted(
    @Param('name') name: string,
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    return this.#answer(name, asked, formatAccepted(request, [JSON_CHANGES, PAGE]), request, reply);
  }

  @Get('changes.json')
  json(
    @Param('name') name: string,
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    return this.#answer(name, asked, JSON_CHANGES, request, reply);
  }

  async #answer(
    name: string,
    { from, to }: Asked,
    format: typeof PAGE,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const found = await this.changes.between(name, { from, to });
    if (!found) throw new NotFoundException();
    // As bytes: of text, Fastify would say which charset JSON is in, which it has none of.
    const body = Buffer.from(format === PAGE ? this.#page(found) : JSON.stringify(changesDocument(found)));
    const etag = `"${hash('sha256', body)}"`;
    reply.headers({ ...EDITION_HEADERS, etag, 'cache-control': REVALIDATED, vary: 'Accept' });
    if (format === PAGE) reply.header('content-security-policy', PAGE_POLICY);
    if (isFresh(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.header('content-type', format.contentType).send(body);
  }

  #page(found: CaseChanges): string {
    return html(ChangesPage({ found: inertTexts(found), messages: english, assets: this.assets }));
  }
}

interface Asked {
  readonly from?: unknown;
  readonly to?: unknown;
}
