import {
  disableAccount,
  enableAccount,
  inviteAccount,
  listAccounts,
  makeSetupLink,
  readAccountRequest,
  resetSecondFactor,
  revokeEverything,
} from '@app/access';
import { WRITES } from '@app/database';
import { DomainError } from '@app/kernel';
import { Body, Get, HttpStatus, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { Assets } from '../assets/assets.js';
import { html } from '../document.js';
import { english } from '../messages/english.js';
import { PrivatePageHeaders } from '../page-headers.js';
import { AccountsPage, type AccountsPageProps } from './accounts-page.js';
import { chosenAccount } from './chosen-account.js';
import { Elsewhere } from './elsewhere.js';
import { FormValues, problemsOf } from './form-values.js';
import { PrivatePages } from './private-pages.js';
import { OncePage } from './tokens.js';
import { Visits } from './visits.js';
import { PUBLIC_URL } from '../public-url.js';

/** All accounts, for admins. */
@PrivatePages('accounts')
export class AccountsController {
  constructor(
    @Inject(WRITES) private readonly source: DataSource,
    private readonly visits: Visits,
    private readonly assets: Assets,
    @Inject(PUBLIC_URL) private readonly publicUrl: string | null,
  ) {}

  @Get()
  @PrivatePageHeaders()
  async show(@Req() request: FastifyRequest): Promise<string> {
    await this.visits.admin(request);
    return this.#page({});
  }

  @Post()
  @PrivatePageHeaders()
  async make(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.visits.admin(request);
    const form = new FormValues(body);
    const draft = {
      email: form.get('email'),
      name: form.get('name'),
      role: form.get('role'),
      clearance: form.get('clearance'),
    };
    try {
      const account = readAccountRequest(draft);
      const secret = await this.source.transaction((manager) => inviteAccount(manager, account));
      return this.#link(account.name, secret, request);
    } catch (error) {
      const problems = problemsOf(error);
      reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return this.#page({ draft, problems });
    }
  }

  @Post('link')
  @PrivatePageHeaders()
  async link(@Body() body: unknown, @Req() request: FastifyRequest): Promise<string> {
    await this.visits.admin(request);
    const { id, displayName } = await chosenAccount(this.source, body);
    return this.#link(displayName, await makeSetupLink(this.source.manager, id), request);
  }

  @Post('disable')
  @PrivatePageHeaders()
  async disable(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { accountId } = await this.visits.admin(request);
    const { id } = await chosenAccount(this.source, body);
    if (id === accountId) {
      // An installation without an admin could be helped at its command line alone.
      reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return this.#page({ problems: problemsOf(new DomainError('INVALID', english.account.accounts.yourself)) });
    }
    await this.source.transaction((manager) => disableAccount(manager, id));
    throw new Elsewhere('/accounts');
  }

  @Post('enable')
  @PrivatePageHeaders()
  enable(@Body() body: unknown, @Req() request: FastifyRequest): Promise<never> {
    return this.#change(body, request, enableAccount);
  }

  @Post('revoke')
  @PrivatePageHeaders()
  revoke(@Body() body: unknown, @Req() request: FastifyRequest): Promise<never> {
    return this.#change(body, request, revokeEverything);
  }

  @Post('reset-second-factor')
  @PrivatePageHeaders()
  resetSecondFactor(@Body() body: unknown, @Req() request: FastifyRequest): Promise<never> {
    return this.#change(body, request, resetSecondFactor);
  }

  @Post('revoke-all')
  @PrivatePageHeaders()
  async revokeAll(@Body() body: unknown, @Req() request: FastifyRequest): Promise<never> {
    await this.visits.admin(request);
    if (new FormValues(body).has('sure')) {
      await this.source.transaction((manager) => revokeEverything(manager, null));
    }
    throw new Elsewhere('/accounts');
  }

  async #change(
    body: unknown,
    request: FastifyRequest,
    change: (manager: DataSource['manager'], id: string) => Promise<unknown>,
  ): Promise<never> {
    await this.visits.admin(request);
    const { id } = await chosenAccount(this.source, body);
    await this.source.transaction((manager) => change(manager, id));
    throw new Elsewhere('/accounts');
  }

  #link(name: string, secret: string, { protocol, host }: FastifyRequest): string {
    const { linkTitle: title, linkLead, linkLabel: label } = english.account.accounts;
    // Where nothing else is said, the newcomer reaches this service as the admin does.
    const link = `${this.publicUrl ?? `${protocol}://${host}`}/setup/${secret}`;
    return html(
      OncePage({ ...this.#surroundings(), title, lead: linkLead(name), label, secret: link, back: '/accounts' }),
    );
  }

  async #page(more: Pick<AccountsPageProps, 'draft' | 'problems'>): Promise<string> {
    const accounts = await listAccounts(this.source.manager);
    return html(AccountsPage({ ...this.#surroundings(), accounts, ...more }));
  }

  #surroundings() {
    return { messages: english, assets: this.assets };
  }
}
