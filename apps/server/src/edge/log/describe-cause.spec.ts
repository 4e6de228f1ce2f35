import { expect, it } from '@jest/globals';
import { DatabaseError } from 'pg';
import { describeCause } from './describe-cause.js';

const database = (code: string, message: string, more: object = {}) =>
  Object.assign(new DatabaseError(message, 7, 'error'), { code, ...more });

it.each([
  [new TypeError("Cannot read properties of null (reading 'key')"), "Cannot read properties of null (reading 'key')"],
  [new SyntaxError('Unexpected token S, "Serikzhan" is not JSON'), 'Unexpected token S, "…" is not JSON'],
  [new Error('"a \\" quote" and "b"'), '"…" and "…"'],
  [new Error('connect ECONNREFUSED 192.0.2.7:5432'), 'connect ECONNREFUSED …'],
  [new Error('connect ECONNREFUSED 2001:db8::7'), 'connect ECONNREFUSED …'],
  [new Error('getaddrinfo for postgres://me:hunter2@db.example.org/cases failed'), 'getaddrinfo for … failed'],
  [new Error('at 12:30'), 'at 12:30'],
])('says of %s: %s', (error, message) => {
  expect(describeCause(error).message).toBe(message);
});

it('tells of a database error what names the defect, and no value', () => {
  const duplicate = database('23505', 'duplicate key value violates unique constraint "persons_slug"', {
    detail: 'Key (slug)=(serikzhan-bilash) already exists.',
    schema: 'live',
    table: 'persons',
    constraint: 'persons_slug',
  });
  expect(describeCause(duplicate)).toMatchObject({
    name: 'error',
    code: '23505',
    message: 'The database refused a value.',
    place: 'live.persons.persons_slug',
  });
  expect(JSON.stringify(describeCause(duplicate))).not.toContain('serikzhan');
  expect(describeCause(database('22P02', 'invalid input syntax for type integer: "Bilash"')).message).toBe(
    'The database refused a value.',
  );
  expect(describeCause(database('42P01', 'relation "live.persons" does not exist')).message).toBe(
    'relation "live.persons" does not exist',
  );
  expect(describeCause(database('57P03', 'the server at 192.0.2.7 is starting up')).message).toBe(
    'the server at … is starting up',
  );
});

it('keeps the frames of a stack, and the causes, without their messages', () => {
  const error = new Error('outside', { cause: new Error('for "Bilash"') });
  const described = describeCause(error);
  expect(described.at[0]).toMatch(/^at .*describe-cause\.spec/);
  expect(described.cause?.message).toBe('for "…"');
  expect(JSON.stringify(described)).not.toContain('Bilash');
});

it('does not repeat what is no error', () => {
  expect(describeCause('Bilash')).toEqual({
    name: 'string',
    message: 'Something that is no error was thrown.',
    at: [],
  });
});
