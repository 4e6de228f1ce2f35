import { UserErrorsInterceptor } from '@app/kernel';
import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { Mutation, type ReturnTypeFunc } from '@nestjs/graphql';

/** A mutation of the graph, named for its method: what the rules refuse comes out among its `userErrors`. */
export function Mutates(payload: ReturnTypeFunc, description: string): MethodDecorator {
  return applyDecorators(Mutation(payload, { description }), UseInterceptors(UserErrorsInterceptor));
}
