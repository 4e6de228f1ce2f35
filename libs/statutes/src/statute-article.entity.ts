import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** An article of a code, as it is cited. */
@Entity({ name: 'statute_articles', schema: 'live' })
export class StatuteArticleEntity extends RecordColumns {
  @Column('uuid')
  statuteId: string;

  @Column('text')
  number: string;

  /** Orders articles as a reader would: 9, 10, 206, 206-1. */
  @Column('text')
  numberKey: string;

  @Column('text', { nullable: true })
  subject: string | null;
}
