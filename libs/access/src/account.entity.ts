import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who signs in. */
@Entity({ name: 'accounts', schema: 'live' })
export class AccountEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** In lower case: one account an address, however it is written. */
  @Column('text')
  email: string;

  @Column('text')
  displayName: string;

  /** One of `ROLES`. */
  @Column('text')
  role: string;

  /** The highest tier it may see: 0 PUBLIC to 3 SEALED. */
  @Column('smallint')
  clearance: number;

  @Column('text')
  passwordHash: string;

  @Column('boolean', { default: false })
  disabled: boolean;

  @Column({ type: 'timestamptz', insert: false, update: false, default: () => 'now()' })
  createdAt: Date;
}
