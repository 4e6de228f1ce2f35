import { ChangePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Submission } from './submission.type.js';

@ObjectType({ description: 'What submitting a case, or deciding on a submission, came to.' })
export class SubmissionPayload extends ChangePayload {
  @Field(() => Submission, {
    nullable: true,
    description: 'The submission, as it stands now; null where it was refused.',
  })
  @IsOptional()
  submission?: Submission | null;
}
