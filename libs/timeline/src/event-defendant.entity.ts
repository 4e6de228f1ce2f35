import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** A defendant whom an event concerns. */
@Entity({ name: 'event_defendants', schema: 'live' })
export class EventDefendantEntity extends RecordColumns {
  @Column('uuid')
  eventId: string;

  @Column('uuid')
  personId: string;
}
