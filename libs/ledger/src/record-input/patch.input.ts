import { Confidentiality } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { NotCleared } from '@app/kernel';
import { ReasonInput } from './reason.input.js';

/** What every patch may say. */
@InputType({ isAbstract: true })
export class PatchInput extends ReasonInput {
  @Field(() => Confidentiality, {
    nullable: true,
    description: 'A higher tier than it has: it is hidden at once from all below. A tier is never lowered here.',
  })
  @NotCleared()
  confidentiality?: Confidentiality | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is left out of any publication for now; false lets it be published again.',
  })
  @NotCleared()
  hold?: boolean | null;
}
