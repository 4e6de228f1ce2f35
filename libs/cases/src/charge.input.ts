import { EdtfScalar, LongText, ShortText } from '@app/kernel';
import { SourcedRecordInput } from '@app/ledger';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

@InputType({ description: 'One article, or offence, charged against one defendant.' })
export class ChargeInput extends SourcedRecordInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Whom it is brought against: somebody who takes part as SUSPECT or DEFENDANT.',
  })
  @IsOptional()
  defendant?: string | null;

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

  @Field(() => ID, { nullable: true, description: 'The charge that it takes the place of.' })
  @IsOptional()
  replaces?: string | null;
}
