import {
  countRecoveryCodes,
  createToken,
  endSession,
  listSessions,
  listTokens,
  revokeEverything,
  revokeToken,
  type Session,
} from '@app/access';
import { WRITES } from '@app/database';
import { confidentialityOf } from '@app/kernel';
import { Body, Get, HttpStatus, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { Assets } from '../assets/assets.js';
import { html } from '../document.js';
import { english } from '../messages/english.js';
import { PrivatePageHeaders } from '../page-headers.js';
import { AccountPage, type AccountPageProps } from './account-page.js';
import { Elsewhere } from './elsewhere.js';
import { FormValues, problemsOf } from './form-values.js';
import { PrivatePages } from './private-pages.js';
import { SignInPage } from './sign-in-page.js';
import { OncePage } from './tokens.js';
import { keepSession, Visits } from './visits.js';

/** One's own account: where one is signed in, and by what. */
@PrivatePages('account')
export class AccountController {
  constructor(
    @Inject(WRITES) private readonly source: DataSource,
    private readonly visits: Visits,
    private readonly assets: Assets,
  ) {}

  @Get()
  @PrivatePageHeaders()
  async show(@Req() request: FastifyRequest, @Query('problem') problem: unknown): Promise<string> {
    const session = await this.visits.open(request);
    return this.#page(session, problem === 'code' ? { alert: english.account.code.refused } : {});
  }

  @Post('sign-out')
  @PrivatePageHeaders()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const session = await this.visits.session(request);
    if (session) await endSession(this.source.manager, session.accountId, session.id);
    return this.#signedOut(english.account.signIn.signedOut, reply);
  }

  @Post('sessions/end')
  @PrivatePageHeaders()
  async endSession(@Body() body: unknown, @Req() request: FastifyRequest): Promise<never> {
    const { accountId } = await this.visits.open(request);
    await endSession(this.source.manager, accountId, new FormValues(body).get('id'));
    throw new Elsewhere('/account');
  }

  @Post('tokens')
  @PrivatePageHeaders()
  async makeToken(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const session = await this.visits.open(request);
    const form = new FormValues(body);
    const draft = {
      account: { id: session.accountId, role: session.role, disabled: false },
      name: form.get('name'),
      mayWrite: form.has('write'),
      days: form.number('days'),
    };
    const made = await createToken(this.source.manager, draft).catch(problemsOf);
    if (typeof made !== 'string') {
      reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return this.#page(session, { problems: made, alert: english.account.problem });
    }
    const { made: title, madeLead: lead, madeLabel: label } = english.account.tokens;
    return html(OncePage({ ...this.#surroundings(), title, lead, label, secret: made, back: '/account' }));
  }

  @Post('tokens/revoke')
  @PrivatePageHeaders()
  async revokeToken(@Body() body: unknown, @Req() request: FastifyRequest): Promise<never> {
    const { accountId } = await this.visits.open(request);
    // One that was revoked meanwhile is what was wanted.
    await revokeToken(this.source.manager, accountId, new FormValues(body).get('id')).catch(problemsOf);
    throw new Elsewhere('/account');
  }

  @Post('revoke')
  @PrivatePageHeaders()
  async revokeEverything(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { accountId } = await this.visits.open(request);
    if (!new FormValues(body).has('sure')) throw new Elsewhere('/account');
    await this.source.transaction((manager) => revokeEverything(manager, accountId));
    return this.#signedOut(english.account.signIn.revoked, reply);
  }

  #signedOut(notice: string, reply: FastifyReply): string {
    keepSession(reply, null);
    return html(SignInPage({ ...this.#surroundings(), notice }));
  }

  async #page(session: Session, told: Pick<AccountPageProps, 'alert' | 'problems'>): Promise<string> {
    const { manager } = this.source;
    const [sessions, tokens, recoveryCodes] = await Promise.all([
      listSessions(manager, session.accountId),
      listTokens(manager, session.accountId),
      countRecoveryCodes(manager, session.accountId),
    ]);
    const clearance = confidentialityOf(session.clearance);
    return html(AccountPage({ ...this.#surroundings(), session, clearance, sessions, tokens, recoveryCodes, ...told }));
  }

  #surroundings() {
    return { messages: english, assets: this.assets };
  }
}
