import { inWriteTransaction, OutcomeUnknown } from '@app/database';
import { BadInput, DomainError } from '@app/kernel';
import { expect, it } from '@jest/globals';
import { DatabaseError } from 'pg';
import { type DataSource, QueryFailedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { ClientGone, DeadlinePassed } from './deadline.js';
import { faultOf, faultOfChange, isTheirs } from './mask-errors.js';

const database = (code: string, severity = 'ERROR') =>
  Object.assign(new DatabaseError('refused', 7, 'error'), { code, severity });
const wrapped = (error: Error) => new QueryFailedError('SELECT 1', [], error);
const network = (code: string) =>
  Object.assign(new Error(`connect ${code} 192.0.2.1:5432`), { code, syscall: 'connect' });

it.each([
  ['a statement that took too long', database('57014'), 'TIMEOUT'],
  ['a request that took too long', new DeadlinePassed(), 'TIMEOUT'],
  ['a client that has gone', new ClientGone(), 'TIMEOUT'],
  ['a database that is stopping', database('57P01', 'FATAL'), 'SERVICE_UNAVAILABLE'],
  ['a database that lets nobody in', database('55000', 'FATAL'), 'SERVICE_UNAVAILABLE'],
  ['a database out of memory', database('53200'), 'SERVICE_UNAVAILABLE'],
  ['a database that is not there', network('ECONNREFUSED'), 'SERVICE_UNAVAILABLE'],
  [
    'several addresses of it',
    Object.assign(new AggregateError([network('ECONNREFUSED')]), { code: 'ECONNREFUSED' }),
    'SERVICE_UNAVAILABLE',
  ],
  ['a connection that broke', new Error('Connection terminated unexpectedly'), 'SERVICE_UNAVAILABLE'],
  ['a pool that is used up', new Error('timeout exceeded when trying to connect'), 'SERVICE_UNAVAILABLE'],
  ['a full disk, told by TypeORM', wrapped(database('53100')), 'SERVICE_UNAVAILABLE'],
  ['a stopping database, told by TypeORM', wrapped(database('57P01', 'FATAL')), 'SERVICE_UNAVAILABLE'],
  ['a broken constraint, told by TypeORM', wrapped(database('23505')), 'INTERNAL'],
  ['a connection that TypeORM has given up', new QueryRunnerProviderAlreadyReleasedError(), 'SERVICE_UNAVAILABLE'],
  ['a COMMIT that nobody answered', new OutcomeUnknown('lost'), 'OUTCOME_UNKNOWN'],
  ['a broken constraint', database('23505'), 'INTERNAL'],
  ['a defect', new TypeError('x is not a function'), 'INTERNAL'],
  ['what is no error', 'thrown', 'INTERNAL'],
])('%s', (_what, error, code) => {
  expect(faultOf(error).code).toBe(code);
});

it('says of a change whether it was made, where that is known', async () => {
  const source = {
    createQueryRunner: () => ({
      connect: () => Promise.reject(network('ECONNREFUSED')),
      release: () => Promise.resolve(),
    }),
  };
  const error = await inWriteTransaction(source as unknown as DataSource, [], () => Promise.resolve()).catch(
    (thrown: unknown) => thrown,
  );
  expect(faultOfChange(error)).toEqual({
    code: 'SERVICE_UNAVAILABLE',
    message: 'The record cannot be reached at the moment. Nothing was changed; try again in a few seconds.',
  });
  expect(faultOfChange(new DeadlinePassed()).code).toBe('OUTCOME_UNKNOWN');
  expect(faultOfChange(network('ECONNRESET')).code).toBe('OUTCOME_UNKNOWN');
  expect(faultOfChange(new TypeError('x')).code).toBe('INTERNAL');
});

it('shows clients their own errors', () => {
  expect(isTheirs(new BadInput('"first" is 0.', ['first']))).toBe(true);
  expect(isTheirs(new DomainError('CONFLICT', 'Somebody changed it first.'))).toBe(true);
  expect(isTheirs(new Error('no'))).toBe(false);
});
