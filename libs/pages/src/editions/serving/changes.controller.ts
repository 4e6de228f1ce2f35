import { CaseChangesService, changesDocument, type TellsChanges } from '@app/citing';
import { subscriberOf } from '@app/kernel';
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

interface Form extends TellsChanges {
  readonly contentType: string;
  /** What stands behind the address to have this form alone; null: nothing does. */
  readonly extension: string | null;
}

const JSON_CHANGES: Form = {
  mediaTypes: ['application/json'],
  contentType: 'application/json',
  extension: '.json',
  write: (changes) => JSON.stringify(changesDocument(changes)),
};

/** What changed between two editions of a case. */
@Controller('cases/:name')
export class ChangesController {
  readonly #page: Form;

  constructor(
    private readonly changes: CaseChangesService,
    assets: Assets,
  ) {
    this.#page = {
      mediaTypes: ['text/html'],
      contentType: 'text/html; charset=utf-8',
      extension: null,
      write: (found) => html(ChangesPage({ found: inertTexts(found), messages: english, assets })),
    };
  }

  /** As a page or as JSON, whichever is accepted. */
  @Get('changes')
  accepted(
    @Param('name') name: string,
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    reply.headers(NEGOTIATED);
    return this.#answer({ name, asked, format: formatAccepted(request, [JSON_CHANGES, this.#page]) }, request, reply);
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
    { name, asked, format }: { name: string; asked: Asked; format: Form },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const found = await this.changes.between(
      name,
      { from: asked.from, to: asked.to },
      format,
      subscriberOf(request.ip),
    );
    if (!found) throw new NotFoundException();
    const [path = '', ...query] = request.url.split(/(?=\?)/);
    if ('moved' in found) {
      return answerElsewhere(`../${found.moved}/${lastPart(path)}${query.join('')}`, reply);
    }
    // As bytes: of text, Fastify would say which charset JSON is in, which it has none of.
    const form = {
      ...found,
      contentType: format.contentType,
      cacheControl: REVALIDATED,
      address: format.extension && `changes${format.extension}${query.join('')}`,
    };
    return answerWith(form, request, reply);
  }
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

interface Asked {
  readonly from?: unknown;
  readonly to?: unknown;
}
