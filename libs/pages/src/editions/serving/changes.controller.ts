import { hash } from 'node:crypto';
import { type CaseChanges, CaseChangesService, changesDocument } from '@app/citing';
import { Controller, Get, Head, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Assets } from '../../assets/assets.js';
import { html } from '../../document.js';
import { english } from '../../messages/english.js';
import { formatAccepted } from './accepted.js';
import { answerElsewhere, answerWith } from './answers.js';
import { ChangesPage } from '../pages/changes-page.js';
import { EDITION_HEADERS, NEGOTIATED, REVALIDATED } from './edition-headers.js';
import { inertTexts } from '../pages/inert-texts.js';

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
    reply.headers(NEGOTIATED);
    return this.#answer({ name, asked, format: formatAccepted(request, [JSON_CHANGES, PAGE]) }, request, reply);
  }

  @Get('changes.json')
  json(
    @Param('name') name: string,
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    reply.headers(EDITION_HEADERS);
    return this.#answer({ name, asked, format: JSON_CHANGES }, request, reply);
  }

  /** The same without the bytes. */
  @Head('changes')
  headOfAccepted(
    @Param('name') name: string,
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    return this.accepted(name, asked, request, reply);
  }

  @Head('changes.json')
  headOfJson(
    @Param('name') name: string,
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    return this.json(name, asked, request, reply);
  }

  async #answer(
    { name, asked, format }: { name: string; asked: Asked; format: typeof PAGE },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const found = await this.changes.between(name, { from: asked.from, to: asked.to });
    if (!found) throw new NotFoundException();
    const [path = '', ...query] = request.url.split(/(?=\?)/);
    if ('moved' in found) {
      return answerElsewhere(`../${found.moved}/${path.slice(path.lastIndexOf('/') + 1)}${query.join('')}`, reply);
    }
    // As bytes: of text, Fastify would say which charset JSON is in, which it has none of.
    const bytes = Buffer.from(format === PAGE ? this.#page(found) : JSON.stringify(changesDocument(found)));
    const form = {
      bytes,
      sha256: hash('sha256', bytes),
      contentType: format.contentType,
      cacheControl: REVALIDATED,
      address: format === PAGE ? null : `changes.json${query.join('')}`,
    };
    return answerWith(form, request, reply);
  }

  #page(found: CaseChanges): string {
    return html(ChangesPage({ found: inertTexts(found), messages: english, assets: this.assets }));
  }
}

interface Asked {
  readonly from?: unknown;
  readonly to?: unknown;
}
