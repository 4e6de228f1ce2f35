import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/**
 * Takes a form only from a page of ours. Browsers say where it comes from in Sec-Fetch-Site; older ones in Origin, except
 * from a page that tells nobody where it is, as ours are: such a browser is refused.
 */
export class OwnFormsGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, headers, host } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method !== 'POST') return true;
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    return headers.origin !== undefined && URL.parse(headers.origin)?.host === host;
  }
}
