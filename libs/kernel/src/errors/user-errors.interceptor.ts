import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { catchError, type Observable, of } from 'rxjs';
import { BadInput } from './bad-input.js';
import { InvalidArguments } from './invalid-arguments.js';
import { DomainError } from './domain-error.js';
import type { UserError } from './user-error.type.js';

/** Has a mutation answer with `userErrors` where a rule refuses it; whatever else goes wrong stays an error of the request. */
export class UserErrorsInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        const userErrors = userErrorsOf(error);
        if (userErrors === null) throw error;
        return of({ userErrors });
      }),
    );
  }
}

function userErrorsOf(error: unknown): UserError[] | null {
  if (error instanceof DomainError) {
    return [{ code: error.code, message: error.message, field: error.field ? [...error.field] : null }];
  }
  if (!(error instanceof BadInput)) return null;
  return (error instanceof InvalidArguments ? error.all : [error]).map(({ message, argument }) => ({
    code: 'INVALID',
    message,
    field: argument.length > 0 ? [...argument] : null,
  }));
}
