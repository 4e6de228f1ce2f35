import { EdtfScalar, LongText, ShortText } from '@app/kernel';
import { PatchInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

@InputType({ description: 'What to change of a charge: null clears, what is left out stays.' })
export class ChargePatch extends PatchInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The article it is brought under. Where sources name only the offence, leave it out and give that.',
  })
  @IsOptional()
  article?: string | null;

  @Field(() => String, { nullable: true, description: "Part, paragraph, point below the article: 'part 2, point 3'." })
  @IsOptional()
  @ShortText(200)
  pinpoint?: string | null;

  @Field(() => String, { nullable: true, description: "The offence in the source's words, in short." })
  @IsOptional()
  @LongText(2000)
  offence?: string | null;

  @Field(() => String, { nullable: true, description: 'What they are said to have done.' })
  @IsOptional()
  @LongText(20000)
  allegedConduct?: string | null;

  @Field(() => EdtfScalar, {
    nullable: true,
    description: 'When that was. The law that applies is the law of that day.',
  })
  @IsOptional()
  conductDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Where that was.' })
  @IsOptional()
  @ShortText(1000)
  conductPlace?: string | null;
}
