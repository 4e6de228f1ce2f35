import type { GraphContext } from '@app/database';
import { type GraphRecord, Recorded } from '@app/kernel';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { citationsOf } from './citation.loader.js';
import { Citation } from './citation.type.js';

/** Adds `citations` to every record of fact. */
@Resolver(() => Recorded)
export class RecordedCitationsResolver {
  @ResolveField(() => [Citation], { description: 'The sources that this record rests on, or that dispute it.' })
  citations(
    @Parent() record: GraphRecord & { citations?: Citation[] | null },
    @Context() context: GraphContext,
  ): Citation[] | Promise<Citation[]> {
    // Records of a case dossier bring them along.
    if (record.citations) return record.citations;
    const loader = citationsOf(record.__typename);
    return loader ? context.loader(loader).load(record.key) : [];
  }
}
