import { Unauthenticated } from '@app/access';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { faultOf } from '../graphql/mask-errors.js';
import { HttpRefused } from '@app/kernel';
import { RETRY_AFTER } from './retry-after.js';

/** What an answer that is an error tells. */
interface Problem {
  readonly code: string;
  readonly message: string;
  readonly correlationId?: string;
}

const REQUEST_MESSAGES: Readonly<Record<number, Problem>> = {
  400: { code: 'BAD_REQUEST', message: 'The request cannot be read.' },
  401: { code: 'UNAUTHENTICATED', message: 'Sign in first.' },
  403: { code: 'FORBIDDEN', message: 'This is not open to you.' },
  404: { code: 'NOT_FOUND', message: 'There is nothing at this address.' },
  405: { code: 'METHOD_NOT_ALLOWED', message: 'This method is not taken here.' },
  413: { code: 'PAYLOAD_TOO_LARGE', message: 'The body is too long.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Bodies of this type are not read.' },
};

/**
 * Answers errors of every route but /graphql, which has its own: short, without a stack, a path or what caused them. The
 * cause of one that is ours goes to the log under the correlation id.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // A resolver's errors are told where the answer is put together, and would be written to the log by Nest otherwise.
    if (host.getType<string>() !== 'http') throw error;
    const http = host.switchToHttp();
    this.tell(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** The same for routes that Nest does not know. */
  tell(error: unknown, { id, headers }: FastifyRequest, reply: FastifyReply): void {
    const { status, problem } = this.problemOf(error, id);
    if (reply.sent) return;
    // A person in a browser is told in words.
    const inWords = headers.accept?.includes('text/html') ?? false;
    void reply
      .code(status)
      // What is not there today may be tomorrow, and what is refused to one may be given to another.
      .header('cache-control', 'no-store')
      .headers(status === 503 ? RETRY_AFTER : {})
      .type(inWords ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8')
      .send(inWords ? inPlainText(problem) : JSON.stringify(problem));
  }

  private problemOf(error: unknown, correlationId: string): { status: number; problem: Problem } {
    if (error instanceof HttpRefused) {
      return { status: error.statusCode, problem: { code: error.code, message: error.message } };
    }
    if (error instanceof Unauthenticated) {
      return { status: 401, problem: { code: 'UNAUTHENTICATED', message: error.message } };
    }
    const status = statusOf(error);
    const problem = REQUEST_MESSAGES[status] ?? REQUEST_MESSAGES[400];
    if (status < 500 && problem) return { status, problem };
    const { code, message } = faultOf(error);
    this.logger.error({ correlationId, err: error }, 'internal error');
    return { status: code === 'INTERNAL' ? 500 : 503, problem: { code, message, correlationId } };
  }
}

function inPlainText({ message, correlationId }: Problem): string {
  return correlationId ? `${message}\n${correlationId}\n` : `${message}\n`;
}

/** What Nest or Fastify mean by an error; 500 for whatever is none of theirs. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const given = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof given === 'number' && given >= 400 && given < 500 ? given : 500;
}
