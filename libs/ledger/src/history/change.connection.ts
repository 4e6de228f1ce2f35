import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Change } from '../change.type.js';

const { Connection } = connectionOf(Change, 'Change', 'changes');

@ObjectType({ description: 'A list of changes, a page at a time, the latest first.' })
export class ChangeConnection extends Connection {}
