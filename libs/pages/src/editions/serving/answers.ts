import { isFresh } from '@app/citing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PAGE_POLICY, REVALIDATED } from './edition-headers.js';

/** One form of what is at an address. */
interface Form {
  readonly bytes: Buffer;
  /** The SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly contentType: string;
  readonly cacheControl: string;
  /** The address at which there is this form alone; null: there is none. */
  readonly address: string | null;
}

/** Answers with it, or that the reader has it already (RFC 9110, section 15.4.5: with the headers that it would have had). */
export function answerWith(form: Form, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const etag = `"${form.sha256}"`;
  reply.headers({ etag, 'cache-control': form.cacheControl });
  if (form.address !== null) reply.header('content-location', form.address);
  if (form.contentType.startsWith('text/html')) reply.header('content-security-policy', PAGE_POLICY);
  if (isFresh(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.header('content-type', form.contentType).send(form.bytes);
}

/** Answers where it is now: asked about each time, since whoever may not see that a slug was borne may give it to another record. */
export function answerElsewhere(location: string, reply: FastifyReply): FastifyReply {
  return reply.code(301).headers({ location, 'cache-control': REVALIDATED }).send();
}
