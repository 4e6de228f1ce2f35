import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { StatuteArticle } from './statute-article.type.js';

const { Connection } = connectionOf(StatuteArticle, 'StatuteArticle', 'articles');

@ObjectType({ description: 'The articles of a law in the order of their numbers, a page at a time.' })
export class StatuteArticleConnection extends Connection {}
