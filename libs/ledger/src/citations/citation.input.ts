import { LongText, NotCleared, ShortText } from '@app/kernel';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsOptional, Max, Min } from 'class-validator';
import { CitationStance } from './citation-stance.enum.js';

@InputType({ description: 'A source that the record rests on, and the place in it.' })
export class CitationInput {
  @Field(() => ID, { description: 'The source. It has to be on record first: sourceCreate.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'Where in the source: page, paragraph, minute.' })
  @IsOptional()
  @ShortText(500)
  locator?: string | null;

  @Field(() => String, { nullable: true, description: 'The passage, short, in its own language.' })
  @IsOptional()
  @LongText(2000)
  quote?: string | null;

  @Field(() => CitationStance, {
    nullable: true,
    defaultValue: CitationStance.SUPPORTS,
    description: 'Whether the source bears the record out or speaks against it.',
  })
  @NotCleared()
  stance?: CitationStance | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How credible the information is, by the Admiralty code: 1 confirmed to 6 cannot be judged. Apart from the grade of the source.',
  })
  @IsOptional()
  @Min(1)
  @Max(6)
  credibility?: number | null;
}
