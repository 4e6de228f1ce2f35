import { type GraphContext, NodeRegistry } from '@app/database';
import { type GraphRecord, Recorded } from '@app/kernel';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { citationLoader, type CitationWithSubject } from './citation.loader.js';
import { Citation } from './citation.type.js';

/** Adds `Citation.subject`, which may be of any kind, also of those that later libraries hold. */
@Resolver(() => Citation)
export class CitationSubjectResolver {
  constructor(private readonly nodes: NodeRegistry) {}

  @ResolveField(() => Recorded, { nullable: true, description: 'The record that rests on the source.' })
  async subject(
    @Parent() citation: Citation & Partial<CitationWithSubject>,
    @Context() context: GraphContext,
  ): Promise<GraphRecord | null> {
    const known = citation.subjectRef ?? (await context.loader(citationLoader).load(citation))?.subjectRef;
    return known ? this.nodes.load(context, known.type, known.key) : null;
  }
}
