import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Turns } from '@app/kernel';
import type { CaseChange } from '@app/live';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { EventStream } from './event-stream.js';
import { MOST_WAITING, Subscriber } from './subscriber.js';

let fastify: FastifyInstance;
let socket: Socket;
let reply: FastifyReply;

/** A client that reads nothing until it is told to. */
beforeEach(async () => {
  fastify = Fastify();
  // In an object: an answer of Fastify's can be waited for, until it is sent.
  const asked = new Promise<{ answered: FastifyReply }>((resolve) => {
    fastify.get('/', (_request, answered) => {
      resolve({ answered });
      return new Promise(() => undefined);
    });
  });
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  socket = connect((fastify.server.address() as AddressInfo).port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  reply = (await asked).answered;
});

afterEach(async () => {
  socket.destroy();
  fastify.server.closeAllConnections();
  await fastify.close();
});

const LONG = 'x'.repeat(100_000);

/** Writes until the sockets on both sides take no more. */
async function fill(stream: EventStream): Promise<number> {
  for (let sent = 0; ;) {
    for (; stream.ready; sent++) stream.send({ event: 'e', data: LONG });
    await Promise.race([once(reply.raw, 'drain'), delay(100)]);
    if (!stream.ready) return sent;
  }
}

it('holds for a client that reads nothing no more than one event beyond what the socket takes', async () => {
  const stream = new EventStream(reply, () => undefined);
  expect(await fill(stream)).toBeGreaterThan(0);
  expect(reply.raw.writableLength).toBeLessThan(reply.raw.writableHighWaterMark + LONG.length + 1_000);
  expect(stream.ready).toBe(false);
  stream.cut();
  await once(reply.raw, 'close');
  expect([stream.over, reply.raw.writableLength]).toEqual([true, 0]);
});

it('goes on once the client reads, and each line of the data is a line of the event', async () => {
  let drained = 0;
  const stream = new EventStream(reply, () => (drained += 1));
  const sent = await fill(stream);
  const before = drained;
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => (text += part));
  socket.resume();
  await once(reply.raw, 'drain');
  expect(drained).toBe(before + 1);
  stream.end({ event: 'last', data: 'one\ntwo', id: '7' });
  while (!text.includes('event: last')) await once(socket, 'data');
  expect(text.split('event: e\n')).toHaveLength(sent + 1);
  expect(text).toContain('id: 7\nevent: last\ndata: one\ndata: two\n\n');
  expect(text).toContain('content-type: text/event-stream; charset=utf-8');
});

it('cuts off a client that has taken nothing between two beats', async () => {
  const stream = new EventStream(reply, () => undefined, 300);
  await Promise.race([fill(stream), once(reply.raw, 'close')]);
  if (!stream.over) await once(reply.raw, 'close');
  expect(stream.over).toBe(true);
});

/** A subscriber whose events are as long as they can be. */
function subscriber(told: number[]): Subscriber {
  const render = (change: CaseChange) => {
    told.push(change.seq);
    return Promise.resolve({ event: 'e', data: LONG });
  };
  return new Subscriber(reply, { cases: new Set(), viewer: null, credential: null, render }, new Turns(1), (error) => {
    throw error;
  });
}

const changes = (from: number, count: number): CaseChange[] =>
  Array.from({ length: count }, (_, place) => ({ seq: from + place, key: 'x' }));

it('a subscriber who reads nothing has events read no faster, and is cut off where too many wait', async () => {
  const told: number[] = [];
  const listening = subscriber(told);
  listening.tell(changes(1, MOST_WAITING));
  // Until the sockets take no more, what is told is read, and no further.
  let before = -1;
  while (told.length > before) {
    before = told.length;
    await delay(100);
  }
  expect(before).toBeLessThan(MOST_WAITING);
  listening.tell(changes(1_000, before));
  await new Promise(setImmediate);
  expect([told.length, reply.raw.destroyed]).toEqual([before, false]);
  listening.tell(changes(2_000, 1));
  expect(reply.raw.destroyed).toBe(true);
});

it('a client that has gone before its stream begins is told nothing', async () => {
  socket.destroy();
  await once(reply.raw, 'close');
  const stream = new EventStream(reply, () => undefined, 5);
  expect([stream.over, stream.ready]).toEqual([true, false]);
  let left = 0;
  stream.onClose(() => (left += 1));
  stream.send({ event: 'e', data: 'x' });
  expect(left).toBe(1);
});
