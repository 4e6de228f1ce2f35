import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** One proceeding in one jurisdiction. It has no status of its own: that is folded from its events. */
@Entity({ name: 'cases', schema: 'live' })
export class CaseEntity extends RecordColumns {
  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text')
  titleFolded: string;

  @Column('text')
  kind: string;

  @Column('text')
  country: string;

  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text', { array: true, default: '{}' })
  rights: string[];
}
