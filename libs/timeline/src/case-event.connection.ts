import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { CaseEvent } from './case-event.type.js';

const { Connection } = connectionOf(CaseEvent, 'CaseEvent', 'events');

@ObjectType({ description: 'A list of events in the order of time, a page at a time.' })
export class CaseEventConnection extends Connection {}
