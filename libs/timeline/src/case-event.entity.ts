import { FuzzyDateColumns, OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** Something that happened, on a fuzzy date; never without a source. */
@Entity({ name: 'case_events', schema: 'live' })
export class CaseEventEntity extends RecordColumns {
  @Column('uuid')
  caseId: string;

  @Column('text')
  kind: string;

  @Column(() => FuzzyDateColumns, { prefix: 'date' })
  date: FuzzyDateColumns;

  @Column('text')
  title: string;

  @Column('text')
  titleFolded: string;

  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text', { nullable: true })
  place: string | null;

  @Column('text', { nullable: true })
  restraintKind: string | null;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'restraintUntil' })
  restraintUntil: OptionalFuzzyDateColumns | null;

  @Column('text', { nullable: true })
  restraintConditions: string | null;

  @Column('text', { nullable: true })
  attribution: string | null;

  @Column('boolean', { default: false })
  disputed: boolean;

  @Column('text', { nullable: true })
  irregularity: string | null;

  @Column('text', { array: true, default: '{}' })
  rights: string[];

  @Column('text', { array: true, default: '{}' })
  wgadCategories: string[];

  /** The order of recording. */
  @Column({ type: 'bigint', insert: false, update: false })
  recordedNo: string;
}
