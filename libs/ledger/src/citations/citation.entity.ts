import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** One record rests on one source, at this place in it. Exactly one subject is set. */
@Entity({ name: 'citations', schema: 'live' })
export class CitationEntity extends RecordColumns {
  @Column('uuid')
  sourceId: string;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('uuid', { nullable: true })
  personDetailsId: string | null;

  @Column('uuid', { nullable: true })
  organizationId: string | null;

  @Column('uuid', { nullable: true })
  affiliationId: string | null;

  @Column('uuid', { nullable: true })
  relationshipId: string | null;

  @Column('uuid', { nullable: true })
  statuteId: string | null;

  @Column('uuid', { nullable: true })
  statuteArticleId: string | null;

  @Column('uuid', { nullable: true })
  subjectSourceId: string | null;

  @Column('uuid', { nullable: true })
  caseId: string | null;

  @Column('uuid', { nullable: true })
  caseParticipantId: string | null;

  @Column('uuid', { nullable: true })
  chargeId: string | null;

  @Column('uuid', { nullable: true })
  relatedCaseId: string | null;

  @Column('uuid', { nullable: true })
  caseEventId: string | null;

  @Column({ type: 'bigint', insert: false, update: false })
  ordinal: string;

  @Column('text', { nullable: true })
  locator: string | null;

  @Column('text', { nullable: true })
  quote: string | null;

  @Column('text', { default: 'SUPPORTS' })
  stance: string;

  @Column({ type: 'smallint', nullable: true })
  credibility: number | null;
}
