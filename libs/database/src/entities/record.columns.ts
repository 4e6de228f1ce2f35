import { Column, PrimaryColumn } from 'typeorm';

/** The columns every record table has. `reach`, `version` and `changeId` are the database's: triggers set them. */
export abstract class RecordColumns {
  @PrimaryColumn('uuid')
  id: string;

  /** The tier given to this record: 0 PUBLIC, 1 PARTNER, 2 RESTRICTED, 3 SEALED. */
  @Column({ type: 'smallint', default: 2 })
  tier: number;

  /** The tier a viewer needs: the highest of this record's own and of all it hangs on. */
  @Column({ type: 'smallint', default: 3, insert: false, update: false })
  reach: number;

  /** Left out of any publication while true. */
  @Column('boolean', { default: false })
  hold: boolean;

  /** Counts the change sets that touched the record. */
  @Column({ type: 'integer', default: 1, insert: false, update: false })
  version: number;

  /** The change set that wrote the record as it now reads. */
  @Column({ type: 'bigint', insert: false, update: false })
  changeId: string;
}
