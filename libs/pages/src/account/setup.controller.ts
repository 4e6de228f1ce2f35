import { findSetupLink, setUp, type SetupLink } from '@app/access';
import { WRITES } from '@app/database';
import { Body, Get, HttpStatus, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DataSource } from 'typeorm';
import { Assets } from '../assets/assets.js';
import { html } from '../document.js';
import { english } from '../messages/english.js';
import { PrivatePageHeaders } from '../page-headers.js';
import { Elsewhere } from './elsewhere.js';
import { type FormProblems, FormValues, problemsOf } from './form-values.js';
import { PrivatePages } from './private-pages.js';
import { GonePage, SetupPage } from './setup-page.js';
import { keepSession } from './visits.js';

/** What a secret looks like: anything else is not even looked up. */
const SECRET_FORM = /^[A-Za-z0-9_-]{43}$/;

/** The page of a link that works once, by which an account's owner chooses a password. */
@PrivatePages('setup')
export class SetupController {
  constructor(
    @Inject(WRITES) private readonly source: DataSource,
    private readonly assets: Assets,
  ) {}

  @Get(':secret')
  @PrivatePageHeaders()
  async ask(@Param('secret') secret: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const link = await this.#find(secret);
    return link ? html(SetupPage({ ...this.#surroundings(), link, action: `/setup/${secret}` })) : this.#gone(reply);
  }

  @Post(':secret')
  @PrivatePageHeaders()
  async take(
    @Param('secret') secret: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const link = await this.#find(secret);
    if (!link) return this.#gone(reply);
    const form = new FormValues(body);
    const [email, name] = [form.get('email'), form.get('name')];
    const filled = { email, name, password: form.get('password'), again: form.get('again') };
    const session = await setUp(this.source, secret, link, filled).catch(problemsOf);
    if (session === null) return this.#gone(reply);
    if (typeof session !== 'string') return this.#again(secret, link, { email, name, problems: session }, reply);
    keepSession(reply, session);
    throw new Elsewhere('/account');
  }

  #again(
    secret: string,
    link: SetupLink,
    filled: { email: string; name: string; problems: FormProblems },
    reply: FastifyReply,
  ): string {
    reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
    return html(SetupPage({ ...this.#surroundings(), ...filled, link, action: `/setup/${secret}` }));
  }

  #gone(reply: FastifyReply): string {
    reply.status(HttpStatus.NOT_FOUND);
    return html(GonePage(this.#surroundings()));
  }

  async #find(secret: string): Promise<SetupLink | null> {
    return SECRET_FORM.test(secret) ? findSetupLink(this.source.manager, secret) : null;
  }

  #surroundings() {
    return { messages: english, assets: this.assets };
  }
}
