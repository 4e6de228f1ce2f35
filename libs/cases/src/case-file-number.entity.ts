import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A number an authority gave the case; the authority is a pointer. */
@Entity({ name: 'case_file_numbers', schema: 'live' })
export class CaseFileNumberEntity extends RecordColumns {
  @Column('uuid')
  caseId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  value: string;

  /** The number without case and accents, by library names. */
  @Column('text')
  valueFolded: string;
}
