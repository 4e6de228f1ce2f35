import { Confidentiality, Recorded } from '@app/kernel';
import { Consent } from '@app/people';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One record of a submission: what becomes public with it, or is left out.' })
export class SubmissionItem {
  @Field(() => Recorded, { description: 'The record, as it now reads.' })
  record: Recorded;

  @Field(() => Confidentiality, { description: 'Who could see it when the case was submitted.' })
  confidentiality: Confidentiality;

  @Field(() => Int, { description: 'Its version when the case was submitted: that one is published, or none.' })
  version: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is left out; null where it becomes public.',
  })
  heldBecause: string | null;

  @Field(() => Consent, {
    nullable: true,
    description:
      'Of persons and participants: whether they agree to be named, as far as you may see that. The most restrictive answer where there are several; null where none is on record.',
  })
  consent: Consent | null;
}
