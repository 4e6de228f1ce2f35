import { Controller, Get, HttpStatus, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Assets } from '../assets/assets.js';
import { allowing } from '../content-security.js';
import { html } from '../document.js';
import { english } from '../messages/english.js';
import { PageHeaders } from '../page-headers.js';
import { ExplorerPage } from './explorer-page.js';
import { StoredQueries } from './stored-queries.js';

/** The editor writes its styles into the document while it runs, and has its fonts and pictures in its style sheet. */
const POLICY = allowing({
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
});

/** The GraphQL explorer. */
@Controller('explorer')
export class ExplorerController {
  constructor(
    private readonly queries: StoredQueries,
    private readonly assets: Assets,
  ) {}

  /** @param question  the slug of the stored query to open */
  @Get()
  @PageHeaders(POLICY)
  explorer(@Query('question') question: unknown, @Res({ passthrough: true }) reply: FastifyReply): string {
    const opened = typeof question === 'string' ? (this.queries.find(question) ?? null) : null;
    const unknown = question !== undefined && opened === null;
    if (unknown) reply.status(HttpStatus.NOT_FOUND);
    return html(ExplorerPage({ messages: english, assets: this.assets, queries: this.queries.all, opened, unknown }));
  }
}
