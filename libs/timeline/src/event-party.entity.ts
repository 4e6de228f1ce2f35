import { RecordColumns } from '@app/database';
import { Column, Entity } from 'typeorm';

/** Who acted in an event, or was involved: a row of its own, so that policy can hide it. */
@Entity({ name: 'event_parties', schema: 'live' })
export class EventPartyEntity extends RecordColumns {
  @Column('uuid')
  eventId: string;

  @Column('text')
  part: string;

  @Column('integer')
  ordinal: number;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('uuid', { nullable: true })
  organizationId: string | null;
}
