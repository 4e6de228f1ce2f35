import { Field, ID, InterfaceType } from '@nestjs/graphql';
import { type GraphRecord, typeNameOf } from './graph-record.js';

@InterfaceType({
  description: 'Anything that has an ID of its own and can be fetched again by it, with `node`.',
  resolveType: typeNameOf,
})
export abstract class Node implements GraphRecord {
  abstract readonly __typename: string;

  key: string;

  @Field(() => ID, {
    description: 'Identifies it for good. Keep it and pass it back as it is; what it is made of may change.',
  })
  id: string;
}
