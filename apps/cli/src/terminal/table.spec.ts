import { expect, it } from '@jest/globals';
import { table } from './table.js';

it('sets rows below one another, by characters as people count them', () => {
  expect(
    table(
      ['name', 'role'],
      [
        ['Jose\u0301', 'EDITOR'],
        ['Серікжан', ''],
      ],
    ),
  ).toBe('name      role\nJose\u0301      EDITOR\nСерікжан\n');
});

it('is its head alone where there is nothing', () => {
  expect(table(['name', 'role'], [])).toBe('name  role\n');
});
