import { cite, type CitedSource, cslJson } from '@app/bibliography';
import type { GraphContext } from '@app/database';
import { Source } from '@app/sources';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { editionLoader } from '../editions/edition.loader.js';
import { Editions } from '../editions/editions.service.js';
import type { PublicEdition } from '../editions/public-editions.query.js';
import { SOURCE } from '../editions/subjects/source.subject.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';
import { CiteArgs } from './cite.args.js';
import { consultedSourceItem } from './consulted-source.js';

/** Adds what a source is cited by. What that takes is read with the source, where it is asked for. */
@Resolver(() => Source)
export class SourceCitationResolver {
  constructor(
    @Inject(READERS_URL) private readonly readersUrl: ReadersUrl,
    private readonly editions: Editions,
  ) {}

  @ResolveField(() => String, { description: 'As data: one item of CSL-JSON, as "cite" has it.' })
  async csl(@Parent() { key, csl }: Source & { csl: CitedSource }, @Context() context: GraphContext): Promise<string> {
    return cslJson(this.#item(csl, await this.#edition(key, context)));
  }

  @ResolveField(() => String, {
    description:
      'A citation of the source as what it is, ready to paste; behind it the edition of our record of it, with its number, its date, the beginning of its SHA-256 and its address. Of a source that is not public there is no edition.',
  })
  async cite(
    @Parent() source: Source & { cite: CitedSource },
    @Args() { style, locale }: CiteArgs,
    @Context() context: GraphContext,
  ): Promise<string> {
    const language = locale ?? 'en';
    const item = this.#item(source.cite, await this.#edition(source.key, context), language);
    return cite(item, style, language, item.note);
  }

  /** The edition with its hash, which is worked out where nobody has asked for it before. */
  async #edition(key: string, context: GraphContext): Promise<PublicEdition | null> {
    const edition = await context.loader(editionLoader).load({ key, seq: context.asOf });
    if (!edition || edition.sha256 !== null) return edition;
    return { ...edition, sha256: (await this.editions.render(SOURCE, edition, 'graph'))?.sealed ?? null };
  }

  #item(source: CitedSource, edition: PublicEdition | null, language = 'en') {
    const permalink = edition && `${this.readersUrl()}/sources/${source.slug}@${edition.seq}`;
    return consultedSourceItem(source, edition && permalink ? { ...edition, permalink } : null, language);
  }
}
