import { Confidentiality } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { ReasonInput } from './reason.input.js';

/** What the input of every new record may say. */
@InputType({ isAbstract: true })
export abstract class NewRecordInput extends ReasonInput {
  @Field(() => Confidentiality, {
    nullable: true,
    description: 'Who may see it: RESTRICTED if left out. It may be raised to SEALED; nothing is made public here.',
  })
  @IsOptional()
  confidentiality?: Confidentiality | null;

  @Field(() => Boolean, { nullable: true, description: 'Leave it out of any publication for now.' })
  @IsOptional()
  hold?: boolean | null;
}
