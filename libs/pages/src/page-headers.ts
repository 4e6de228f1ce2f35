import { applyDecorators, Header, HttpCode, HttpStatus } from '@nestjs/common';
import { allowing } from './content-security.js';

/**
 * The headers of a page: its own Content-Security-Policy, and nothing about the reader to anybody it links to.
 * Fresh from the server each time, because it names the revision of everything it loads.
 */
export function PageHeaders(policy: string): MethodDecorator {
  return applyDecorators(
    Header('content-type', 'text/html; charset=utf-8'),
    Header('cache-control', 'no-cache'),
    ...protection(policy),
  );
}

/** The headers of a page that is one person's: kept nowhere, and sending its forms here alone. */
export function PrivatePageHeaders(): MethodDecorator {
  return applyDecorators(
    HttpCode(HttpStatus.OK),
    Header('content-type', 'text/html; charset=utf-8'),
    Header('cache-control', 'no-store'),
    ...protection(allowing({ 'style-src': "'self'", 'img-src': "'self'", 'form-action': "'self'" })),
  );
}

/** The headers of what is only ever loaded or read, and never loads anything itself. */
export function FileHeaders(): MethodDecorator {
  return applyDecorators(...protection(allowing({})));
}

function protection(policy: string): MethodDecorator[] {
  return [
    Header('content-security-policy', policy),
    Header('referrer-policy', 'no-referrer'),
    Header('x-content-type-options', 'nosniff'),
  ];
}
