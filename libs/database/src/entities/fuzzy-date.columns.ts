import { fuzzyDate, type FuzzyDate } from '@app/kernel';
import { Column } from 'typeorm';

/** A fuzzy date as the database keeps it: the EDTF text as written, and the days that bound it. */
export class FuzzyDateColumns {
  @Column('text')
  edtf: string;

  @Column('date', { nullable: true })
  earliest: string | null;

  @Column('date', { nullable: true })
  latest: string | null;

  /** Reads EDTF text into columns; null stays null. Throws EdtfError with a message for people. */
  static of(edtf: string): FuzzyDateColumns;
  static of(edtf: string | null | undefined): FuzzyDateColumns | null;
  static of(edtf: string | null | undefined): FuzzyDateColumns | null {
    if (edtf === null || edtf === undefined) return null;
    const date: FuzzyDate = fuzzyDate(edtf);
    return Object.assign(new FuzzyDateColumns(), { edtf: date.edtf, earliest: date.earliest, latest: date.latest });
  }
}

/** The same, where a record may have no such date at all. */
export class OptionalFuzzyDateColumns {
  @Column('text', { nullable: true })
  edtf: string | null;

  @Column('date', { nullable: true })
  earliest: string | null;

  @Column('date', { nullable: true })
  latest: string | null;
}
