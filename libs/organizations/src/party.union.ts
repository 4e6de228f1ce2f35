import { typeNameOf } from '@app/kernel';
import { Person } from '@app/people';
import { createUnionType } from '@nestjs/graphql';
import { Organization } from './organization.type.js';

export const Party = createUnionType({
  name: 'Party',
  description: 'Whoever can take part in a case or act in an event: a person or an organization.',
  types: () => [Person, Organization] as const,
  resolveType: typeNameOf,
});

export type Party = Person | Organization;
