import { OptionalFuzzyDateColumns, RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A person in an organization, in a role, for a period. */
@Entity({ name: 'affiliations', schema: 'live' })
export class AffiliationEntity extends RecordColumns {
  @Column('uuid')
  personId: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  role: string;

  @Column(() => OptionalFuzzyDateColumns, { prefix: 'period' })
  period: OptionalFuzzyDateColumns | null;
}
