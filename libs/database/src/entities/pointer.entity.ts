import { RecordColumns } from './record.columns.js';
import { Column, Entity } from 'typeorm';

/** A reference that may lead to a record its reader cannot see: a row, so that policy can hide it. */
@Entity({ name: 'pointers', schema: 'live' })
export class PointerEntity extends RecordColumns {
  @Column('text')
  role: string;

  @Column('uuid', { nullable: true })
  fromSourceId: string | null;

  @Column('uuid', { nullable: true })
  fromOrganizationId: string | null;

  @Column('uuid', { nullable: true })
  fromAuthorId: string | null;

  @Column('uuid', { nullable: true })
  fromFileNumberId: string | null;

  @Column('uuid', { nullable: true })
  fromEventId: string | null;

  @Column('uuid', { nullable: true })
  fromChargeId: string | null;

  @Column('uuid', { nullable: true })
  caseId: string | null;

  @Column('uuid', { nullable: true })
  toPersonId: string | null;

  @Column('uuid', { nullable: true })
  toOrganizationId: string | null;

  @Column('uuid', { nullable: true })
  toEventId: string | null;

  @Column('uuid', { nullable: true })
  toChargeId: string | null;
}
