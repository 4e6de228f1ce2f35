import { FuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** One wording of an article, for the days it was in force. */
@Entity({ name: 'statute_article_versions', schema: 'live' })
export class StatuteArticleVersionEntity extends RecordColumns {
  @Column('uuid')
  articleId: string;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  text: string | null;

  @Column('text')
  language: string;

  @Column(() => FuzzyDateColumns, { prefix: 'inForce' })
  inForce: FuzzyDateColumns;
}
