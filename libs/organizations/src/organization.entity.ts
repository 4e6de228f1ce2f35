import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A court, a police department, a publisher, an unregistered group; its parent is a pointer. */
@Entity({ name: 'organizations', schema: 'live' })
export class OrganizationEntity extends RecordColumns {
  @Column('text')
  slug: string;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  country: string | null;

  @Column('text', { nullable: true })
  legalStanding: string | null;

  @Column('text', { nullable: true })
  summary: string | null;
}
