import { AtMost, Distinct, ListNotCleared, NotCleared, ShortText, ShortTexts } from '@app/kernel';
import { PatchInput } from '@app/ledger';
import { Field, InputType, IntersectionType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { SourceAuthorInput } from './source-author.input.js';
import { SourceReliability } from './source-reliability.enum.js';
import { SourceInput } from './source.input.js';

/** What has the same meaning and limits here as where the record is made. */
const SAME = ['publisher', 'publishedOn', 'url', 'archivedUrl', 'accessedOn', 'language', 'disclosure'] as const;

@InputType({ description: 'What to change of a source: null clears, what is left out stays.' })
export class SourcePatch extends IntersectionType(PatchInput, PickType(SourceInput, SAME)) {
  @Field(() => String, { nullable: true, description: 'Its title, as printed.' })
  @NotCleared()
  @ShortText(2000)
  title?: string | null;

  @Field(() => [SourceAuthorInput], { nullable: true, description: 'Its authors, in reading order.' })
  @ListNotCleared()
  @AtMost(100)
  @ValidateNested({ each: true })
  @Type(() => SourceAuthorInput)
  authors?: SourceAuthorInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Words to find it by.' })
  @ListNotCleared()
  @AtMost(50)
  @ShortTexts(100)
  @Distinct()
  tags?: string[] | null;

  @Field(() => SourceReliability, {
    nullable: true,
    description: 'Admiralty grade of the source, A completely reliable to F cannot be judged.',
  })
  @NotCleared()
  reliability?: SourceReliability | null;
}
