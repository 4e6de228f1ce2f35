import { Person } from '@app/people';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One of the authors of a source.' })
export class SourceAuthor {
  @Field(() => String, { description: 'The name, as the source gives it.' })
  name: string;

  @Field(() => Person, { nullable: true, description: 'The author, where the record knows who that is.' })
  person: Person | null;
}
