import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** An author as the source prints the name; the person, where known, is a pointer. */
@Entity({ name: 'source_authors', schema: 'live' })
export class SourceAuthorEntity extends RecordColumns {
  @Column('uuid')
  sourceId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  name: string;
}
