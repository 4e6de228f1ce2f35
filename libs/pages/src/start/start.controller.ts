import { Controller, Get } from '@nestjs/common';
import { Assets } from '../assets/assets.js';
import { allowing } from '../content-security.js';
import { html } from '../document.js';
import { StoredQueries } from '../explorer/stored-queries.js';
import { english } from '../messages/english.js';
import { PageHeaders } from '../page-headers.js';
import { StartPage } from './start-page.js';

/** The start page. */
@Controller()
export class StartController {
  constructor(
    private readonly queries: StoredQueries,
    private readonly assets: Assets,
  ) {}

  @Get()
  @PageHeaders(allowing({ 'style-src': "'self'", 'img-src': "'self'" }))
  start(): string {
    return html(StartPage({ messages: english, assets: this.assets, queries: this.queries.all }));
  }
}
