import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A person whose record went into another's: its id and its old slug are ways to that one. */
@Entity({ name: 'merged_persons', schema: 'live' })
export class MergedPersonEntity extends RecordColumns {
  @Column('text')
  slug: string;

  @Column('uuid')
  intoId: string;
}
