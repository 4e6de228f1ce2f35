import { HttpRefused } from '@app/kernel';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** Something that can be asked for by media type. */
interface Offered {
  readonly mediaTypes: readonly string[];
}

/**
 * What a request accepts, by its header Accept (RFC 9110, section 12.5.1); of several, or where it does not say, the first.
 *
 * @throws HttpRefused where it accepts none of them
 */
export function formatAccepted<Format extends Offered>(request: FastifyRequest, formats: readonly Format[]): Format {
  const offered = formats.flatMap(({ mediaTypes }) => mediaTypes);
  const wanted = new Negotiator(request).mediaType(offered);
  const format = formats.find(({ mediaTypes }) => wanted !== undefined && mediaTypes.includes(wanted));
  if (format) return format;
  throw new HttpRefused(
    406,
    'NOT_ACCEPTABLE',
    `There is nothing here that "Accept" asks for. There is ${offered.join(', ')}; or write an extension behind the address.`,
  );
}
