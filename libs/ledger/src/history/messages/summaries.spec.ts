import { expect, it } from '@jest/globals';
import { POLICY } from '@app/access';
import { summaryOfChanges, summaryOfOperation } from './summaries.js';

const created = { type: 'CaseEvent', operation: 'CREATED', disclosed: false } as const;

it('has words for every operation that changes the record', () => {
  // What these do is recorded under the operation that they let through, or changes nothing on record.
  const others = ['caseSubmit', 'submissionReject', 'proposalApprove', 'proposalReject', 'proposals', 'submissions'];
  const silent = Object.keys(POLICY).filter((operation) => summaryOfOperation(operation) === null);
  expect(silent.toSorted()).toEqual(others.toSorted());
  expect(summaryOfOperation('seed')).toBe('Loaded the first record');
});

it.each([null, 'test', 'constructor', '__proto__'])('has none for %p', (operation) => {
  expect(summaryOfOperation(operation)).toBeNull();
});

it.each([
  [[], 'Changed the record'],
  [[created], 'Recorded an event'],
  [[{ ...created, operation: 'UPDATED' as const, type: 'Case' as const }, created], 'Changed a case and 1 more record'],
  [[{ ...created, operation: 'RETRACTED' as const }, created, created], 'Retracted an event and 2 more records'],
  [[{ ...created, operation: 'UPDATED' as const, disclosed: true }], 'Disclosed an event'],
])('tells of what is seen: %j', (changes, words) => {
  expect(summaryOfChanges(changes)).toBe(words);
});
