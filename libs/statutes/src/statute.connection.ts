import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Statute } from './statute.type.js';

const { Connection } = connectionOf(Statute, 'Statute', 'laws');

@ObjectType({ description: 'A list of laws, a page at a time.' })
export class StatuteConnection extends Connection {}
