import type { ViewerContext } from '@app/access';
import { type Answer, Changes, CitationInput, Mutates, ReasonPipe } from '@app/ledger';
import { Args, Context, ID, Int, Resolver } from '@nestjs/graphql';
import { CitationPayload } from '../citation.payload.js';
import { SourceInput } from '../source.input.js';
import { SourcePatch } from '../source.patch.js';
import { SourcePayload } from '../source.payload.js';

/** The changes of sources and of what rests on them. */
@Resolver()
export class SourceChangesResolver {
  constructor(private readonly changes: Changes) {}

  @Mutates(() => SourcePayload, 'Records a source: an article, a letter, a judgment.')
  sourceCreate(
    @Args('input', { type: () => SourceInput, description: 'What it is, and where it stands.' }) input: SourceInput,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'sourceCreate', { input }, input.reason);
  }

  @Mutates(() => SourcePayload, 'Changes a source. Of one that is public, it waits for a second person.')
  sourceUpdate(
    @Args('id', { type: () => ID, description: 'The source.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version of it that you have read.' })
    expectedVersion: number,
    @Args('patch', { type: () => SourcePatch, description: 'What to change.' }) patch: SourcePatch,
    @Context() context: ViewerContext,
  ): Promise<Answer> {
    return this.changes.perform(context, 'sourceUpdate', { id, expectedVersion, patch }, patch.reason);
  }

  @Mutates(
    () => CitationPayload,
    'Adds a source to what a record rests on, or that disputes it. On a public record, it waits for a second person.',
  )
  citationAdd(
    @Args('subject', { type: () => ID, description: 'The record: a person, a case, an event …' }) subject: string,
    @Args('input', { type: () => CitationInput, description: 'The source, and the place in it.' }) input: CitationInput,
    @Context() context: ViewerContext,
    @Args('reason', { type: () => String, nullable: true, description: 'Why, for the history.' }, ReasonPipe)
    reason: string | null,
  ): Promise<Answer> {
    return this.changes.perform(context, 'citationAdd', { subject, input, reason }, reason);
  }
}
