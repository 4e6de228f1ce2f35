import { cite, recordItem } from '@app/bibliography';
import { Case, type CaseDossier, caseLoader } from '@app/cases';
import type { GraphContext } from '@app/database';
import { CaseEvent } from '@app/timeline';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { editionAt } from '../editions/edition-at.js';
import { eventEditionLoader } from '../editions/edition.loader.js';
import { Editions } from '../editions/editions.service.js';
import type { PublicEdition } from '../editions/public-editions.query.js';
import { CASE } from '../editions/subjects/case.subject.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';
import { CiteArgs } from './cite.args.js';
import { citedEventLoader } from './cited-event.loader.js';
import { anchorOf } from './event-anchor.js';
import { INSTALLATION } from './installation.js';

/** What is read with an event where its citation is asked for. */
interface CitedEventPart {
  readonly title: string;
  readonly date: { readonly edtf: string };
}

/** Cites editions of cases. */
abstract class Citing {
  constructor(
    @Inject(READERS_URL) protected readonly readersUrl: ReadersUrl,
    protected readonly editions: Editions,
  ) {}

  /** The hash that an edition is cited by; null where it has been hidden meanwhile. */
  protected async hashOf(edition: PublicEdition, context: GraphContext): Promise<string | null> {
    return edition.sha256 ?? (await this.editions.renderFor(context, CASE, edition))?.sealed ?? null;
  }
}

/** Adds `Case.cite`. */
@Resolver(() => Case)
export class CaseCitationResolver extends Citing {
  @ResolveField(() => String, {
    description:
      'A citation of this edition of the case, ready to paste: with its number, its date, its address and the beginning of its SHA-256.',
  })
  async cite(
    @Parent() dossier: CaseDossier,
    @Args() { style, locale }: CiteArgs,
    @Context() context: GraphContext,
  ): Promise<string> {
    const language = locale ?? 'en';
    const { edition, seq, at, permalink } = await editionAt(dossier, context.asOf, context, this.readersUrl());
    const sha256 = edition && (await this.hashOf(edition, context));
    const { slug, title } = dossier.updated!;
    const item = recordItem({ installation: INSTALLATION, slug, title, seq, at, sha256, permalink }, null, language);
    return cite(item, style, language);
  }
}

/** Adds `CaseEvent.cite`. */
@Resolver(() => CaseEvent)
export class EventCitationResolver extends Citing {
  /** @throws Error where an event is read whose case is not */
  @ResolveField(() => String, {
    description:
      'A citation of the event, as a part of the newest edition of its case in which it stands, with an address that leads to it there: of an event that was corrected or retracted, the edition before that. An event that is not public stands in no edition; its citation names the address of the case, and neither a number nor a hash.',
  })
  async cite(
    @Parent() event: CaseEvent & { cite: CitedEventPart },
    @Args() { style, locale }: CiteArgs,
    @Context() context: GraphContext,
  ): Promise<string> {
    const { key, caseKey } = event;
    const [dossier, edition] = await Promise.all([
      context.loader(caseLoader).load({ key: caseKey }),
      context.loader(eventEditionLoader).load({ key, caseKey, seq: context.asOf }),
    ]);
    if (!dossier) throw new Error('An event was read whose case was not.');
    if (!dossier.updated) throw new Error('The dossier was not asked for its last change.');
    const language = locale ?? 'en';
    // An edition that is not the newest may call the case and the event otherwise than they are called now.
    const then =
      edition && edition.seq !== edition.latest
        ? await context.loader(citedEventLoader).load({ key, caseKey, seq: edition.seq })
        : null;
    const { slug, caseTitle, ...told } = then ?? {
      slug: dossier.updated.slug,
      caseTitle: dossier.updated.title,
      title: event.cite.title,
      edtf: event.cite.date.edtf,
    };
    // Where it stands in no edition, the last change that the reader can tell of says when it was read.
    const { seq, at } = edition ?? dossier.updated;
    const address = `${this.readersUrl()}/cases/${slug}`;
    const sha256 = edition && (await this.hashOf(edition, context));
    const cited = { installation: INSTALLATION, slug, title: caseTitle, seq, at, sha256 };
    const item = recordItem(
      { ...cited, permalink: edition ? `${address}@${seq}` : address },
      { anchor: anchorOf(key), standing: edition !== null, title: told.title, date: { edtf: told.edtf } },
      language,
    );
    return cite(item, style, language);
  }
}
