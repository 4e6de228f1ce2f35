import { connectionOf } from '@app/kernel';
import { ObjectType } from '@nestjs/graphql';
import { Organization } from './organization.type.js';

const { Connection } = connectionOf(Organization, 'Organization', 'organizations');

@ObjectType({ description: 'A list of organizations, a page at a time.' })
export class OrganizationConnection extends Connection {}
