import { allow, type ViewerContext } from '@app/access';
import { CasePayload } from '@app/cases';
import { connection } from '@app/database';
import { ForwardPageArgs } from '@app/kernel';
import { type Answer, Mutates, onlyNow } from '@app/ledger';
import { Args, Context, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CaseSubmitArgs } from './case-submit.args.js';
import { SubmissionPublishArgs, SubmissionRejectArgs } from './decision.args.js';
import { PublishService } from './publish.service.js';
import { SubmissionConnection } from './submission.connection.js';
import { submissionLoader, type SubmissionRecord } from './submission.loader.js';
import { SubmissionPayload } from './submission.payload.js';
import { SubmitService } from './submit.service.js';

/** What waits to be made public, and the decisions on it. */
@Resolver()
export class SubmissionsResolver {
  constructor(
    private readonly submitting: SubmitService,
    private readonly publishing: PublishService,
  ) {}

  @Query(() => SubmissionConnection, {
    name: 'submissions',
    description: 'What waits to be made public, for editors; the oldest first.',
  })
  async list(
    @Args() args: ForwardPageArgs,
    @Context() context: ViewerContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    allow('submissions', context.viewer);
    onlyNow('submissions', context);
    return connection<SubmissionRecord>(context, info, {
      name: 'submissions',
      query: {
        key: 'submission.id',
        from: 'live.submissions submission JOIN live.cases submitted ON submitted.id = submission.case_id',
        conditions: [() => `submission.state = 'PENDING'`],
        order: [
          { expression: 'submission.moment', type: 'integer' },
          { expression: 'submission.id', type: 'uuid' },
        ],
        descending: false,
      },
      signature: 'submissions',
      args,
      parent: null,
      load: submissionLoader,
    });
  }

  @Mutates(
    () => SubmissionPayload,
    'Asks for a case to be made public, with whom and what it names and rests on. Nothing is changed by it: an editor publishes what is listed, or not.',
  )
  caseSubmit(@Args() args: CaseSubmitArgs, @Context() context: ViewerContext): Promise<Answer> {
    return this.submitting.submit(context, args);
  }

  @Mutates(
    () => CasePayload,
    'Makes public exactly what was submitted, or nothing if any of it has changed since. By an editor who submitted and recorded none of it.',
  )
  submissionPublish(@Args() args: SubmissionPublishArgs, @Context() context: ViewerContext): Promise<Answer> {
    return this.publishing.publish(context, args);
  }

  @Mutates(() => SubmissionPayload, 'Rejects a submission: the case stays as it is, and may be submitted again.')
  submissionReject(@Args() args: SubmissionRejectArgs, @Context() context: ViewerContext): Promise<Answer> {
    return this.publishing.reject(context, args);
  }
}
