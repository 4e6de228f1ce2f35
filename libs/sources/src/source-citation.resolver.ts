import { cite, type CitedSource, cslJson, sourceItem } from '@app/bibliography';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CiteArgs } from './cite.args.js';
import { Source } from './source.type.js';

/** Adds what a source is cited by. What that takes is read with the source, where it is asked for. */
@Resolver(() => Source)
export class SourceCitationResolver {
  @ResolveField(() => String, { description: 'As data: one item of CSL-JSON.' })
  csl(@Parent() { csl }: Source & { csl: CitedSource }): string {
    return cslJson(sourceItem(csl));
  }

  @ResolveField(() => String, { description: 'A citation of the source, ready to paste.' })
  cite(@Parent() source: Source & { cite: CitedSource }, @Args() { style, locale }: CiteArgs): string {
    const language = locale ?? 'en';
    return cite(sourceItem(source.cite, language), style, language);
  }
}
