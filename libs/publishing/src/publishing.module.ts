import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HideService } from './hide/hide.service.js';
import { RecordChangesResolver } from './record-changes.resolver.js';
import { RetractService } from './retract/retract.service.js';
import { PublishService } from './submissions/publish.service.js';
import {
  CaseSubmissionResolver,
  SubmissionFieldsResolver,
  SubmissionItemFieldsResolver,
} from './submissions/submission-fields.resolver.js';
import { submissionLoader } from './submissions/submission.loader.js';
import { SubmissionsResolver } from './submissions/submissions.resolver.js';
import { SubmitService } from './submissions/submit.service.js';
import { WithdrawService } from './withdraw/withdraw.service.js';

/** What becomes public, and what is taken back from it: submissions, withdrawing, hiding, retracting. */
@Module({
  providers: [
    SubmitService,
    PublishService,
    WithdrawService,
    HideService,
    RetractService,
    RecordChangesResolver,
    SubmissionsResolver,
    SubmissionFieldsResolver,
    SubmissionItemFieldsResolver,
    CaseSubmissionResolver,
  ],
})
export class PublishingModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Submission', submissionLoader);
  }
}
