import { Confidentiality, Node } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { RoleEnum } from './role.enum.js';

@ObjectType({ description: 'Somebody who signs in.', implements: () => [Node] })
export class Account extends Node {
  override readonly __typename: 'Account';

  @Field(() => String, {
    nullable: true,
    description: 'The address they sign in with. For the account itself and admins; null for all others.',
  })
  email: string | null;

  @Field(() => String, { description: 'How they are called here.' })
  displayName: string;

  @Field(() => RoleEnum, { description: 'What they may do.' })
  role: keyof typeof RoleEnum;

  @Field(() => Confidentiality, { description: 'The highest tier they may see.' })
  clearance: Confidentiality;
}
