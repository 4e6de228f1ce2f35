import { ProposablePayload } from '@app/ledger';
import { Field, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { StatuteArticle } from './statute-article.type.js';

@ObjectType({ description: 'What recording an article came to.' })
export class StatuteArticlePayload extends ProposablePayload {
  @Field(() => StatuteArticle, {
    nullable: true,
    description: 'The article, as you may see it; null where it was refused, or waits.',
  })
  @IsOptional()
  article?: StatuteArticle | null;
}
