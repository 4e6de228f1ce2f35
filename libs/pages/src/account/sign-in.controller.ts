import { SignIn, type SignInOutcome } from '@app/access';
import { Body, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Assets } from '../assets/assets.js';
import { html } from '../document.js';
import { english } from '../messages/english.js';
import { PrivatePageHeaders } from '../page-headers.js';
import { Elsewhere } from './elsewhere.js';
import { FormValues } from './form-values.js';
import { PrivatePages } from './private-pages.js';
import { CodePage, SignInPage } from './sign-in-page.js';
import { keepSession, nextPage, Visits } from './visits.js';

/** Signing in: the password, then the code. */
@PrivatePages('sign-in')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly visits: Visits,
    private readonly assets: Assets,
  ) {}

  @Get()
  @PrivatePageHeaders()
  async askPassword(@Req() request: FastifyRequest): Promise<string> {
    const session = await this.visits.session(request);
    // Who is half signed in may be somebody else.
    if (session?.stage === 'OPEN') throw new Elsewhere('/account');
    return html(SignInPage(this.#surroundings()));
  }

  @Post()
  @PrivatePageHeaders()
  async takePassword(
    @Body() body: unknown,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = new FormValues(body);
    const email = form.get('email');
    const outcome = await this.signIn.withPassword({ email, password: form.get('password'), address: ip });
    const alert = this.#refusal(outcome, english.account.signIn.refused, reply);
    return html(SignInPage({ ...this.#surroundings(), email, alert }));
  }

  @Get('code')
  @PrivatePageHeaders()
  async askCode(@Req() request: FastifyRequest): Promise<string> {
    const session = await this.visits.session(request);
    if (session?.stage !== 'CODE') throw new Elsewhere(nextPage(session));
    return html(CodePage(this.#surroundings()));
  }

  @Post('code')
  @PrivatePageHeaders()
  async takeCode(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const session = await this.visits.session(request);
    if (session?.stage !== 'CODE') throw new Elsewhere(nextPage(session));
    const outcome = await this.signIn.withCode(session, new FormValues(body).get('code'), request.ip);
    const alert = this.#refusal(outcome, english.account.code.refused, reply);
    return html(CodePage({ ...this.#surroundings(), alert }));
  }

  /** What to say of an attempt that failed; one that did not goes on to the next page. */
  #refusal(outcome: SignInOutcome, refused: string, reply: FastifyReply): string {
    if (outcome.kind === 'SESSION') {
      keepSession(reply, outcome.secret);
      // By way of the account's page, which knows what is still to do.
      throw new Elsewhere('/account');
    }
    if (outcome.kind === 'REFUSED') {
      reply.status(HttpStatus.FORBIDDEN);
      return refused;
    }
    reply.status(HttpStatus.TOO_MANY_REQUESTS).header('retry-after', outcome.seconds);
    return english.account.wait(Math.ceil(outcome.seconds / 60));
  }

  #surroundings() {
    return { messages: english, assets: this.assets };
  }
}
