import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A party in a role, for a period. */
@Entity({ name: 'case_participants', schema: 'live' })
export class CaseParticipantEntity extends RecordColumns {
  @Column('uuid')
  caseId: string;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('uuid', { nullable: true })
  organizationId: string | null;

  @Column('text')
  role: string;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'period' })
  period: OptionalFuzzyDateColumns | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column({ type: 'bigint', insert: false, update: false })
  ordinal: string;
}
