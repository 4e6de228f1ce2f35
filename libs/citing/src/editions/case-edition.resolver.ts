import { hash } from 'node:crypto';
import { Case, type CaseDossier } from '@app/cases';
import type { GraphContext } from '@app/database';
import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { editionAt } from './edition-at.js';
import { Edition } from './edition.type.js';
import { Editions } from './editions.service.js';
import { CASE } from './subjects/case.subject.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';

/** Of a case that the public may not read there is nothing to hash. */
const SHA256_OF_NOTHING = hash('sha256', '');

/** Adds `Case.edition`. */
@Resolver(() => Case)
export class CaseEditionResolver {
  constructor(@Inject(READERS_URL) private readonly readersUrl: ReadersUrl) {}

  @ResolveField(() => Edition, {
    description:
      'The edition of the case that is read here: what everybody may read of it, under a number and an address for good.',
  })
  edition(@Parent() dossier: CaseDossier, @Context() context: GraphContext): Promise<Edition> {
    return editionAt(dossier, context.asOf, context, this.readersUrl());
  }
}

/** What is worked out only where it is asked for. */
@Resolver(() => Edition)
export class EditionFieldsResolver {
  constructor(private readonly editions: Editions) {}

  @ResolveField(() => String, {
    description:
      'The SHA-256 of the edition, in hexadecimal: of its canonical JSON, which is at its address with .json behind it. That of nothing where the case is not public.',
  })
  async sha256(@Parent() { edition }: Edition, @Context() context: GraphContext): Promise<string> {
    if (edition?.sha256) return edition.sha256;
    return (edition && (await this.editions.renderFor(context, CASE, edition))?.sealed) ?? SHA256_OF_NOTHING;
  }
}
