import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Person } from './person.type.js';

const { Connection } = connectionOf(Person, 'Person', 'persons');

@ObjectType({ description: 'A list of persons, a page at a time.' })
export class PersonConnection extends Connection {}
