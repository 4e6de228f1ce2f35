import { Controller, Get, Head, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EditionAddresses } from './edition-addresses.js';
import { readEditionAddress } from './edition-address.js';
import { isFresh } from './is-fresh.js';

/** Anybody may read what is public, from a page of theirs too. */
const FOR_PAGES_OF_OTHERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, content-location',
};
/** Kept, but asked about before it is shown again. */
const REVALIDATED = 'public, no-cache';
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Editions of cases, as canonical JSON. They are the public's, whoever asks. */
@Controller('cases')
export class EditionsController {
  constructor(private readonly addresses: EditionAddresses) {}

  /** The same without the bytes. */
  @Head(':address')
  head(
    @Param('address') text: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    return this.edition(text, request, reply);
  }

  @Get(':address')
  async edition(
    @Param('address') text: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const address = readEditionAddress(text);
    const found = address && (await this.addresses.find(address));
    // A case that was withdrawn, one that is hidden and one that never was are answered alike.
    if (!found) throw new NotFoundException();
    reply.headers(FOR_PAGES_OF_OTHERS);
    if ('location' in found) {
      return reply.code(301).header('location', found.location).header('cache-control', REVALIDATED).send();
    }
    const { edition } = found;
    const etag = `"${edition.sha256}"`;
    reply.headers({
      etag,
      // Something of an edition that is not whole may be withdrawn next, or come back.
      'cache-control': address.seq !== null && address.extension !== '' && edition.whole ? FOR_GOOD : REVALIDATED,
      // Without an extension, what is asked for may be told by Accept one day.
      vary: 'Accept',
      'content-location': found.address,
    });
    if (isFresh(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.header('content-type', 'application/json').send(edition.bytes);
  }
}
