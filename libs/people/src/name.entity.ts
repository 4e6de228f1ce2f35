import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** One name of a person or an organization, with a tier of its own. */
@Entity({ name: 'names', schema: 'live' })
export class NameEntity extends RecordColumns {
  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('uuid', { nullable: true })
  organizationId: string | null;

  @Column('integer')
  ordinal: number;

  @Column('text')
  text: string;

  /** The text without case and accents, by library names. */
  @Column('text')
  folded: string;

  @Column('text')
  kind: string;

  @Column('text')
  script: string;

  @Column('text', { nullable: true })
  language: string | null;
}
