import { ShortText } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

@InputType({ description: 'One author of a source.' })
export class SourceAuthorInput {
  @Field(() => String, { description: 'The name as the source prints it.' })
  @ShortText(500)
  name: string;

  @Field(() => ID, { nullable: true, description: 'The person on record, where it is known who that is.' })
  @IsOptional()
  person?: string | null;
}
