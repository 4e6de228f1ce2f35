import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A charge that an event concerns, of the same case. */
@Entity({ name: 'event_charges', schema: 'live' })
export class EventChargeEntity extends RecordColumns {
  @Column('uuid')
  caseId: string;

  @Column('uuid')
  eventId: string;

  @Column('uuid')
  chargeId: string;
}
