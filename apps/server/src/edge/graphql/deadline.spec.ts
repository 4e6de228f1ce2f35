import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { ClientGone, Deadline, DeadlinePassed } from './deadline.js';

let response: EventEmitter & { writableFinished: boolean };
let deadline: Deadline;

beforeEach(() => {
  jest.useFakeTimers();
  response = Object.assign(new EventEmitter(), { writableFinished: false });
  deadline = new Deadline(response as unknown as ServerResponse);
});

afterEach(() => {
  jest.useRealTimers();
});

const never = new Promise<never>(() => undefined);

it('is over after 10 s', () => {
  jest.advanceTimersByTime(9_999);
  expect(deadline.signal.aborted).toBe(false);
  jest.advanceTimersByTime(1);
  expect(deadline.signal.reason).toBeInstanceOf(DeadlinePassed);
});

it('is over when the client hangs up', () => {
  response.emit('close');
  expect(deadline.signal.reason).toBeInstanceOf(ClientGone);
  expect(jest.getTimerCount()).toBe(0);
});

it('is of no meaning once the answer is sent', () => {
  response.writableFinished = true;
  response.emit('close');
  jest.advanceTimersByTime(60_000);
  expect(deadline.signal.aborted).toBe(false);
});

it('waits for what is cancelled to end, and tells what it comes to', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const result = deadline.within(promise);
  jest.advanceTimersByTime(10_500);
  resolve('partly done');
  expect(await result).toBe('partly done');
  expect(jest.getTimerCount()).toBe(0);
});

it('gives up a second later on what does not end', async () => {
  const result = deadline.within(never);
  jest.advanceTimersByTime(10_999);
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(1);
  await expect(result).rejects.toBeInstanceOf(DeadlinePassed);
});
