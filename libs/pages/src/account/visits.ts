import { findSession, type Session, sessionCookie, sessionSecretIn } from '@app/access';
import { WRITES } from '@app/database';
import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { Elsewhere } from './elsewhere.js';

/** Who opens a page, and whether they are on the right one. */
@Injectable()
export class Visits {
  constructor(@Inject(WRITES) private readonly source: DataSource) {}

  /** Whose session the browser brings, at whatever stage it is. */
  async session({ headers }: FastifyRequest): Promise<Session | null> {
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return null;
    const secret = sessionSecretIn(headers.cookie);
    return secret === null ? null : findSession(this.source.manager, secret);
  }

  /** @throws Elsewhere where they are not signed in, or not all the way */
  async open(request: FastifyRequest): Promise<Session> {
    const session = await this.session(request);
    if (session?.stage === 'OPEN') return session;
    throw new Elsewhere(nextPage(session));
  }

  /** @throws Elsewhere; NotFoundException where they are no admin: there is no such page for others */
  async admin(request: FastifyRequest): Promise<Session> {
    const session = await this.open(request);
    if (session.role !== 'ADMIN') throw new NotFoundException();
    return session;
  }
}

/** Where to go on, given how far somebody is signed in. */
export function nextPage(session: Session | null): string {
  switch (session?.stage) {
    case undefined:
      return '/sign-in';
    case 'CODE':
      return '/sign-in/code';
    case 'ENROL':
      return '/account/second-factor';
    case 'OPEN':
      return '/account';
  }
}

/** Leaves the session's secret with the browser; null: takes it away. */
export function keepSession(reply: FastifyReply, secret: string | null): void {
  void reply.header('set-cookie', sessionCookie(secret));
}
