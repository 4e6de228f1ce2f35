import { enrol, offerSecret, type Session, SignIn } from '@app/access';
import { WRITES } from '@app/database';
import { Body, Get, HttpStatus, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { Assets } from '../assets/assets.js';
import { html } from '../document.js';
import { english } from '../messages/english.js';
import { PrivatePageHeaders } from '../page-headers.js';
import { Elsewhere } from './elsewhere.js';
import { FormValues } from './form-values.js';
import { PrivatePages } from './private-pages.js';
import { RecoveryCodesPage, SecondFactorPage } from './second-factor-page.js';
import { keepSession, nextPage, Visits } from './visits.js';

/** Setting up a second factor, and what helps where it is lost. */
@PrivatePages('account')
export class SecondFactorController {
  constructor(
    @Inject(WRITES) private readonly source: DataSource,
    private readonly signIn: SignIn,
    private readonly visits: Visits,
    private readonly assets: Assets,
  ) {}

  @Get('second-factor')
  @PrivatePageHeaders()
  async offer(@Req() request: FastifyRequest): Promise<string> {
    return this.#offer(await this.#withoutOne(request));
  }

  @Post('second-factor')
  @PrivatePageHeaders()
  async take(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const session = await this.#withoutOne(request);
    const enrolment = await enrol(this.source, session, new FormValues(body).get('code'), Date.now());
    if (!enrolment) {
      reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return this.#offer(session, english.account.secondFactor.refused);
    }
    keepSession(reply, enrolment.secret);
    return html(RecoveryCodesPage({ ...this.#surroundings(), codes: enrolment.recoveryCodes }));
  }

  @Post('recovery-codes')
  @PrivatePageHeaders()
  async renew(@Body() body: unknown, @Req() request: FastifyRequest): Promise<string> {
    const session = await this.visits.open(request);
    const codes = await this.signIn.renewRecoveryCodes(session, new FormValues(body).get('code'));
    if (!codes) throw new Elsewhere('/account?problem=code');
    return html(RecoveryCodesPage({ ...this.#surroundings(), codes }));
  }

  async #offer(session: Session, alert?: string): Promise<string> {
    const secret = await offerSecret(this.source.manager, session);
    return html(SecondFactorPage({ ...this.#surroundings(), secret, email: session.email, alert }));
  }

  /** @throws Elsewhere where they have a second factor, or are not signed in */
  async #withoutOne(request: FastifyRequest): Promise<Session> {
    const session = await this.visits.session(request);
    if (!session || session.enrolled) throw new Elsewhere(nextPage(session));
    return session;
  }

  #surroundings() {
    return { messages: english, assets: this.assets };
  }
}
