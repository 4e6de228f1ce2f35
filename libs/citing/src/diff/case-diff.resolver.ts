import { Case, type CaseDossier } from '@app/cases';
import type { GraphContext } from '@app/database';
import { BadInput } from '@app/kernel';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { editionAt } from '../editions/edition-at.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';
import { CaseDiffArgs } from './case-diff.args.js';
import { caseDiffLoader } from './case-diff.loader.js';
import { CaseDiff } from './case-diff.type.js';

/** Adds `Case.diff`. */
@Resolver(() => Case)
export class CaseDiffResolver {
  constructor(@Inject(READERS_URL) private readonly readersUrl: ReadersUrl) {}

  /** @throws BadInput where there is no such state, and under `asOf` */
  @ResolveField(() => CaseDiff, { description: 'What changed between two editions, or any two states.' })
  async diff(
    @Parent() { key, updated }: CaseDossier,
    @Args() { from, to = null }: CaseDiffArgs,
    @Context() context: GraphContext,
  ): Promise<CaseDiff> {
    if (context.asOf !== null) {
      throw new BadInput('"diff" names both states itself. Ask for it outside "asOf".', ['diff']);
    }
    const compared = await context.loader(caseDiffLoader).load({ key, from, to });
    const url = this.readersUrl();
    const edition = ({ seq, state }: (typeof compared)['from']) =>
      editionAt({ key, updated: updated && { ...updated, seq: state.seq, at: state.at } }, seq, context, url);
    const [before, after] = await Promise.all([edition(compared.from), edition(compared.to)]);
    return {
      from: before,
      to: after,
      added: compared.added,
      corrected: compared.corrected,
      retracted: compared.retracted,
      statusBefore: compared.from.state.status,
      statusAfter: compared.to.state.status,
    };
  }
}
