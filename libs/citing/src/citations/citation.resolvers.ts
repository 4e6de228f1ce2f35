import { cite, recordItem } from '@app/bibliography';
import { Case, type CaseDossier, caseLoader } from '@app/cases';
import type { GraphContext } from '@app/database';
import { CiteArgs } from '@app/sources';
import { CaseEvent } from '@app/timeline';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { editionAt } from '../editions/edition-at.js';
import { Editions } from '../editions/editions.service.js';
import { CASE } from '../editions/subjects/case.subject.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';
import { anchorOf } from './event-anchor.js';
import { INSTALLATION } from './installation.js';

/** What is read with an event where its citation is asked for. */
interface CitedEventPart {
  readonly title: string;
  readonly date: { readonly edtf: string };
  readonly public: boolean;
}

/** Cites editions of cases. */
abstract class Citing {
  constructor(
    @Inject(READERS_URL) private readonly readersUrl: ReadersUrl,
    private readonly editions: Editions,
  ) {}

  protected async citation(
    dossier: CaseDossier,
    event: (CitedEventPart & { key: string }) | null,
    { style, locale }: CiteArgs,
    context: GraphContext,
  ): Promise<string> {
    const language = locale ?? 'en';
    const { edition, seq, at, permalink } = await editionAt(dossier, context.asOf, context, this.readersUrl());
    // What is not in the edition has no hash that anybody could check.
    const told = event === null || event.public ? edition : null;
    const sha256 = told && (told.sha256 ?? (await this.editions.render(CASE, told))?.sealed ?? null);
    const { slug, title } = dossier.updated!;
    const part = event && { anchor: anchorOf(event.key), title: event.title, date: event.date };
    const item = recordItem({ installation: INSTALLATION, slug, title, seq, at, sha256, permalink }, part, language);
    return cite(item, style, language);
  }
}

/** Adds `Case.cite`. */
@Resolver(() => Case)
export class CaseCitationResolver extends Citing {
  @ResolveField(() => String, {
    description:
      'A citation of this edition of the case, ready to paste: with its number, its date, its address and the beginning of its SHA-256.',
  })
  cite(@Parent() dossier: CaseDossier, @Args() args: CiteArgs, @Context() context: GraphContext): Promise<string> {
    return this.citation(dossier, null, args, context);
  }
}

/** Adds `CaseEvent.cite`. */
@Resolver(() => CaseEvent)
export class EventCitationResolver extends Citing {
  /** @throws Error where an event is read whose case is not */
  @ResolveField(() => String, {
    description:
      'A citation of the event, as a part of the edition of its case, with an address that leads to it there.',
  })
  async cite(
    @Parent() event: CaseEvent & { cite: CitedEventPart },
    @Args() args: CiteArgs,
    @Context() context: GraphContext,
  ): Promise<string> {
    const dossier = await context.loader(caseLoader).load({ key: event.caseKey });
    if (!dossier) throw new Error('An event was read whose case was not.');
    return this.citation(dossier, { key: event.key, ...event.cite }, args, context);
  }
}
