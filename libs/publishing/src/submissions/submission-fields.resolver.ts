import { Account, accountLoader, isAllowed, type ViewerContext } from '@app/access';
import { Case, type CaseDossier, caseLoader } from '@app/cases';
import { NodeRegistry } from '@app/database';
import { Confidentiality, decodeId, type GraphRecord } from '@app/kernel';
import { Consent } from '@app/people';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { consentLoader } from './consent.loader.js';
import type { StoredItem } from './stored-submission.js';
import { SubmissionItem } from './submission-item.type.js';
import { submissionLoader, type SubmissionRecord, waitingSubmissionLoader } from './submission.loader.js';
import { Submission } from './submission.type.js';

const TIERS = [Confidentiality.PUBLIC, Confidentiality.PARTNER, Confidentiality.RESTRICTED, Confidentiality.SEALED];

/** An item with the record it is about. */
interface ShownItem {
  readonly record: GraphRecord;
  readonly stored: StoredItem;
}

/** What submissions name, loaded where it is asked for. */
@Resolver(() => Submission)
export class SubmissionFieldsResolver {
  constructor(private readonly nodes: NodeRegistry) {}

  @ResolveField(() => Case)
  async case(@Parent() { caseKey }: SubmissionRecord, @Context() context: ViewerContext): Promise<CaseDossier | null> {
    return context.loader(caseLoader).load({ key: caseKey });
  }

  @ResolveField(() => Account, { nullable: true })
  async by(@Parent() { byKey }: SubmissionRecord, @Context() context: ViewerContext): Promise<Account | null> {
    return context.loader(accountLoader).load({ key: byKey });
  }

  @ResolveField(() => Account, { nullable: true })
  async decidedBy(
    @Parent() { decidedByKey }: SubmissionRecord,
    @Context() context: ViewerContext,
  ): Promise<Account | null> {
    return decidedByKey === null ? null : context.loader(accountLoader).load({ key: decidedByKey });
  }

  /** Records that are hidden from the viewer, or retracted since, are not there. */
  @ResolveField(() => [SubmissionItem])
  async items(@Parent() { storedItems }: SubmissionRecord, @Context() context: ViewerContext): Promise<ShownItem[]> {
    const items = await Promise.all(
      storedItems.map(async (stored) => {
        const decoded = decodeId(stored.id);
        const record = decoded && (await this.nodes.load(context, decoded.type, decoded.uuid));
        return record ? [{ record, stored }] : [];
      }),
    );
    return items.flat();
  }
}

/** What an item says besides the record it is about. */
@Resolver(() => SubmissionItem)
export class SubmissionItemFieldsResolver {
  @ResolveField(() => Confidentiality)
  confidentiality(@Parent() { stored }: ShownItem): Confidentiality | undefined {
    return TIERS[stored.reach];
  }

  @ResolveField()
  version(@Parent() { stored }: ShownItem): number {
    return stored.version;
  }

  @ResolveField()
  heldBecause(@Parent() { stored }: ShownItem): string | null {
    return stored.held;
  }

  @ResolveField(() => Consent, { nullable: true })
  async consent(@Parent() { stored }: ShownItem, @Context() context: ViewerContext): Promise<Consent | null> {
    return stored.person === null ? null : context.loader(consentLoader).load(stored.person);
  }
}

/** Adds to a case what waits to be made public of it. */
@Resolver(() => Case)
export class CaseSubmissionResolver {
  @ResolveField(() => Submission, {
    nullable: true,
    description:
      'What waits to be made public of this case. For editors; null for all others, and where nothing waits.',
  })
  async submission(
    @Parent() { key }: CaseDossier,
    @Context() context: ViewerContext,
  ): Promise<SubmissionRecord | null> {
    if (context.asOf !== null || !isAllowed('submissions', context.viewer)) return null;
    const waiting = await context.loader(waitingSubmissionLoader).load(key);
    return waiting === null ? null : context.loader(submissionLoader).load({ key: waiting });
  }
}
