import { AtMost, Distinct, LongText } from '@app/kernel';
import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

/** More than any case needs, and few enough to be looked up at once. */
const MOST_NAMED = 500;

@ArgsType()
export class CaseSubmitArgs {
  @Field(() => ID, { description: 'The case.' })
  id: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'What would be left out and is to be published all the same: participants who are VICTIM, WITNESS, RELATIVE or SUPPORTER, or their persons; persons who have not consented; records that are SEALED.',
  })
  @IsOptional()
  @AtMost(MOST_NAMED)
  @Distinct()
  include?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Records of the case to be left out, and with them whatever hangs on them. A person who is left out is not named by the case.',
  })
  @IsOptional()
  @AtMost(MOST_NAMED)
  @Distinct()
  exclude?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What the editor should know.' })
  @IsOptional()
  @LongText(4000)
  note?: string | null;
}
