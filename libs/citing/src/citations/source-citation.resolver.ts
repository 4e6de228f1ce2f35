import type { ViewerContext } from '@app/access';
import { cite, type CitedSource, type CslItem, cslJson } from '@app/bibliography';
import { Source } from '@app/sources';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { SourceDocument } from '../document/source-document.js';
import { editionLoader } from '../editions/edition.loader.js';
import { Editions } from '../editions/editions.service.js';
import type { RenderedEdition } from '../editions/rendered-edition.js';
import { SOURCE } from '../editions/subjects/source.subject.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';
import { CiteArgs } from './cite.args.js';
import { consultedSourceItem } from './consulted-source.js';
import { citedSource } from './edition-item.js';

/** Adds what a source is cited by. What that takes is read with the source, where it is asked for. */
@Resolver(() => Source)
export class SourceCitationResolver {
  constructor(
    @Inject(READERS_URL) private readonly readersUrl: ReadersUrl,
    private readonly editions: Editions,
  ) {}

  @ResolveField(() => String, { description: 'As data: one item of CSL-JSON, as "cite" has it.' })
  async csl(@Parent() { key, csl }: Source & { csl: CitedSource }, @Context() context: ViewerContext): Promise<string> {
    return cslJson(await this.#item(key, csl, context));
  }

  @ResolveField(() => String, {
    description:
      'A citation of the source as what it is, ready to paste; behind it the edition of our record of it, with its number, its date, the beginning of its SHA-256 and its address. It says what that edition says, no more. Of a source that is not public there is no edition.',
  })
  async cite(
    @Parent() source: Source & { cite: CitedSource },
    @Args() { style, locale }: CiteArgs,
    @Context() context: ViewerContext,
  ): Promise<string> {
    const language = locale ?? 'en';
    const item = await this.#item(source.key, source.cite, context, language);
    return cite(item, style, language, item.note);
  }

  async #item(key: string, source: CitedSource, context: ViewerContext, language = 'en'): Promise<CslItem> {
    const edition = await context.loader(editionLoader).load({ key, seq: context.asOf });
    if (!edition) return consultedSourceItem(source, null, language);
    // An edition that nobody has asked for has no hash yet; and members may see authors that it does not name: who pastes what is cited would give them away.
    const asked = edition.sha256 === null || context.viewer !== null;
    const rendered = asked ? await this.editions.renderFor(context, SOURCE, edition) : null;
    const cited = context.viewer === null ? source : rendered && sourceIn(rendered);
    if (!cited) return consultedSourceItem(source, null, language);
    const sha256 = edition.sha256 ?? rendered?.sealed ?? null;
    const permalink = `${this.readersUrl()}/sources/${cited.slug}@${edition.seq}`;
    return consultedSourceItem(cited, { ...edition, sha256, permalink }, language);
  }
}

function sourceIn({ bytes }: RenderedEdition): CitedSource {
  const document = JSON.parse(bytes.toString('utf8')) as SourceDocument;
  return citedSource(document.source, document);
}
