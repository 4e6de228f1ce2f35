import { ShortText } from '@app/kernel';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

@InputType({ description: 'The number under which an authority keeps a case.' })
export class FileNumberInput {
  @Field(() => String, { description: 'The number, as the authority writes it.' })
  @ShortText(200)
  value: string;

  @Field(() => ID, { nullable: true, description: 'The organization whose number it is.' })
  @IsOptional()
  authority?: string | null;
}
