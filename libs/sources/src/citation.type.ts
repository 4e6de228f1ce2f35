import { Node } from '@app/kernel';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CitationStance } from '@app/ledger';
import { Source } from './source.type.js';

@ObjectType({
  description: 'That a record rests on a source, or is disputed by it, and where in the source that is to be read.',
  implements: () => [Node],
})
export class Citation implements Node {
  readonly __typename: 'Citation';
  key: string;
  id: string;

  @Field(() => Source, { description: 'The source.' })
  source: Source;

  @Field(() => String, { nullable: true, description: 'Where in it: a page, a paragraph, a minute of the recording.' })
  locator: string | null;

  @Field(() => String, { nullable: true, description: 'The passage itself, short, in the language of the source.' })
  quote: string | null;

  @Field(() => CitationStance, { description: 'Whether the source bears the record out or speaks against it.' })
  stance: CitationStance;

  @Field(() => Int, {
    nullable: true,
    description:
      'How likely it is that what the source says here is so, on the numbers of the Admiralty code: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. Null where nobody has graded it.',
  })
  credibility: number | null;
}
