import { expect, it } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { BadInput } from './bad-input.js';
import { DomainError } from './domain-error.js';

it('shows clients the code and the argument at fault', async () => {
  const rootValue = {
    list: () => {
      throw new BadInput('"first" is 0.', ['first']);
    },
  };
  const { errors } = await graphql({ schema: buildSchema('type Query { list: Int }'), source: '{ list }', rootValue });
  expect(errors?.map((error) => error.toJSON())).toEqual([
    {
      message: '"first" is 0.',
      locations: [{ line: 1, column: 3 }],
      path: ['list'],
      extensions: { code: 'BAD_USER_INPUT', argument: ['first'] },
    },
  ]);
});

it('carries what a user error shows', () => {
  const { code, message, field } = new DomainError('CONFLICT', 'Somebody changed it first.', ['expectedVersion']);
  expect({ code, message, field }).toEqual({
    code: 'CONFLICT',
    message: 'Somebody changed it first.',
    field: ['expectedVersion'],
  });
  expect(new DomainError('FORBIDDEN', 'Not yours.').field).toBeNull();
});
