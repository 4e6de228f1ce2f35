import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Case } from './case.type.js';

const { Connection } = connectionOf(Case, 'Case', 'cases');

@ObjectType({ description: 'A list of cases, a page at a time.' })
export class CaseConnection extends Connection {}
