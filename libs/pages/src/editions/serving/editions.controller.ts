import {
  CASE,
  type EditionAddress,
  EditionAddresses,
  FILES,
  type Format,
  formatOf,
  PERSON,
  readEditionAddress,
  SOURCE,
  type Subject,
} from '@app/citing';
import { subscriberOf } from '@app/kernel';
import { Controller, Get, Head, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Assets } from '../../assets/assets.js';
import { formatAccepted } from './accepted.js';
import { answerElsewhere, answerWith } from './answers.js';
import { EDITION_HEADERS, FOR_GOOD, NEGOTIATED, REVALIDATED } from './edition-headers.js';
import { pageFormat } from '../pages/edition-page.js';

/** Editions of cases, sources and persons. They are the public's, whoever asks. */
@Controller()
export class EditionsController {
  readonly #page: Format;

  constructor(
    private readonly addresses: EditionAddresses,
    assets: Assets,
  ) {
    this.#page = pageFormat(assets);
  }

  @Get('cases/:address')
  case(@Param('address') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#answer(CASE, text, request, reply);
  }

  @Get('sources/:address')
  source(@Param('address') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#answer(SOURCE, text, request, reply);
  }

  @Get('people/:address')
  person(@Param('address') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#answer(PERSON, text, request, reply);
  }

  /** The same without the bytes. */
  @Head('cases/:address')
  headOfCase(@Param('address') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#answer(CASE, text, request, reply);
  }

  @Head('sources/:address')
  headOfSource(@Param('address') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#answer(SOURCE, text, request, reply);
  }

  @Head('people/:address')
  headOfPerson(@Param('address') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#answer(PERSON, text, request, reply);
  }

  async #answer(subject: Subject, text: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const address = readEditionAddress(subject, text);
    reply.headers(address?.extension === '' ? NEGOTIATED : EDITION_HEADERS);
    const format = address && this.#formatFor(address, request);
    const found = address && format && (await this.addresses.find(subject, address, format, subscriberOf(request.ip)));
    // What was withdrawn, what is hidden and what never was are answered alike.
    if (!found) throw new NotFoundException();
    if ('location' in found) return answerElsewhere(found.location, reply);
    const contentType = format.contentType ?? format.mediaTypes[0];
    return answerWith({ ...found, contentType, cacheControl: found.forGood ? FOR_GOOD : REVALIDATED }, request, reply);
  }

  #formatFor(address: EditionAddress, request: FastifyRequest): Format {
    if (address.extension !== '') return formatOf(address.extension);
    const [canonical, ...others] = FILES;
    // What a type with a star asks for is the first of them that it fits.
    return formatAccepted(request, [...(canonical ? [canonical] : []), this.#page, ...others]);
  }
}
