import { expect } from '@jest/globals';
import type { Refusal, Someone, WriteServer } from './write-server.js';

type Mutation = Parameters<Someone['does']>[0];

/** Sends a mutation that is to be refused, sees that it changes and answers nothing, and answers why. */
export async function refused(
  servers: WriteServer,
  who: Someone,
  mutation: Mutation,
  args: object,
): Promise<Refusal[]> {
  const before = await servers.fingerprint();
  const { userErrors, ...rest } = await who.does(mutation, args);
  expect(Object.values(rest).every((field) => field === null)).toBe(true);
  expect(await servers.fingerprint()).toBe(before);
  return userErrors;
}

/** An ID that leads nowhere. */
export const nowhere = (type: string): string => `${type}_00000000-0000-4000-8000-000000000000`;

/** What a reference is answered that leads nowhere, or to what is hidden. */
export const notFound = (what: string, ...field: string[]): Refusal => ({
  code: 'NOT_FOUND',
  message: `There is no such ${what} that you may see. Give the ID of one.`,
  field,
});
