import { DateScalar, FuzzyDateType, LocaleScalar, Node, Recorded, RecordedNode, UrlScalar } from '@app/kernel';
import { Organization } from '@app/organizations';
import { Field, ObjectType } from '@nestjs/graphql';
import { SourceAuthor } from './source-author.type.js';
import { SourceKind } from './source-kind.enum.js';
import { SourceReliability } from './source-reliability.enum.js';

@ObjectType({
  description:
    'Something that the record rests on: an article in the news, a judgment, a letter, an opinion of a UN body.',
  implements: () => [Node, Recorded],
})
export class Source extends RecordedNode {
  override readonly __typename: 'Source';

  @Field(() => String, { description: 'Short name in web addresses.' })
  slug: string;

  @Field(() => SourceKind, { description: 'What sort of document or statement it is.' })
  kind: SourceKind;

  @Field(() => String, { description: 'Its title, in its own language.' })
  title: string;

  @Field(() => [SourceAuthor], {
    description: 'Who wrote it, in the order the source names them; empty where it names nobody.',
  })
  authors: SourceAuthor[];

  @Field(() => Organization, { nullable: true, description: 'Who published or issued it.' })
  publisher: Organization | null;

  @Field(() => FuzzyDateType, { nullable: true, description: 'When it was published or issued.' })
  publishedOn: FuzzyDateType | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Where it can be read.' })
  url: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Where a web archive keeps it as it was when it was read.' })
  archivedUrl: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which somebody read it for the record.' })
  accessedOn: string | null;

  @Field(() => LocaleScalar, { nullable: true, description: 'Which language it is in.' })
  language: string | null;

  @Field(() => [String], { description: 'Keywords to find it by.' })
  tags: string[];

  @Field(() => SourceReliability, {
    description: 'How far it can be relied on, from A to E; F where nobody can judge.',
  })
  reliability: SourceReliability;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader has to know to judge it: that the author is married to the defendant, for example.',
  })
  disclosure: string | null;
}
