import { Organization } from '@app/organizations';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The number under which an authority keeps a case.' })
export class FileNumber {
  @Field(() => String, { description: 'The number, as the authority writes it.' })
  value: string;

  @Field(() => Organization, { nullable: true, description: 'Whose number it is, where that is known.' })
  authority: Organization | null;
}
