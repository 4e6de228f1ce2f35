import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** What was read or heard; its publisher is a pointer. */
@Entity({ name: 'sources', schema: 'live' })
export class SourceEntity extends RecordColumns {
  @Column('text')
  slug: string;

  @Column('text')
  kind: string;

  @Column('text')
  title: string;

  @Column('text')
  titleFolded: string;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'published' })
  published: OptionalFuzzyDateColumns | null;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { nullable: true })
  archivedUrl: string | null;

  @Column('date', { nullable: true })
  accessedOn: string | null;

  @Column('text', { nullable: true })
  language: string | null;

  @Column('text', { array: true, default: '{}' })
  tags: string[];

  @Column('text', { default: 'F' })
  reliability: string;

  @Column('text', { nullable: true })
  disclosure: string | null;
}
