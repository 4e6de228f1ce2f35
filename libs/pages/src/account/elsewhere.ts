import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** The page asked for is not the one to be on now. */
export class Elsewhere extends Error {
  override readonly name = 'Elsewhere';

  /** @param path  where to go instead */
  constructor(readonly path: string) {
    super(`Go to ${path}.`);
  }
}

/** Sends the browser there, to ask by GET. */
@Catch(Elsewhere)
export class ElsewhereFilter implements ExceptionFilter<Elsewhere> {
  catch({ path }: Elsewhere, host: ArgumentsHost): void {
    void host.switchToHttp().getResponse<FastifyReply>().header('cache-control', 'no-store').redirect(path, 303);
  }
}
