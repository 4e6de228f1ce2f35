import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type EdgeServer, startEdgeServer } from './support/edge-server.js';

let server: EdgeServer;
/** Sends half of a request's head, and tells what came of it. */
let slow: Promise<{ answer: string; seconds: number }>;

beforeAll(async () => {
  server = await startEdgeServer({ TRUST_PROXY: 'loopback', RATE_LIMIT: '3' });
  slow = half(server.url, 'POST /graphql HTTP/1.1\r\nHost: here\r\n');
}, 60_000);

afterAll(async () => {
  await server?.clear();
});

async function half(url: string, text: string): Promise<{ answer: string; seconds: number }> {
  const started = performance.now();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
  socket.write(text);
  await once(socket, 'close');
  return { answer, seconds: (performance.now() - started) / 1000 };
}

const ask = (address: string | null, path = '/graphql'): Promise<Response> =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(address === null ? {} : { 'x-forwarded-for': address }) },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
const statuses = async (...addresses: (string | null)[]): Promise<number[]> => {
  const found: number[] = [];
  for (const address of addresses) found.push((await ask(address)).status);
  return found;
};

it('one address may ask so often a minute, and is told when to come back', async () => {
  expect(await statuses('203.0.113.1', '203.0.113.1', '203.0.113.1')).toEqual([200, 200, 200]);
  const response = await ask('203.0.113.1');
  const seconds = Number(response.headers.get('retry-after'));
  expect(response.status).toBe(429);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  const message = `Too many requests from your network: 3 a minute are answered. Try again in ${seconds} s.`;
  expect(await response.json()).toEqual({ errors: [{ message, extensions: { code: 'RATE_LIMITED' } }] });
  expect(await statuses('203.0.113.2')).toEqual([200]);
});

it('so on every route, and where there is none', async () => {
  expect(await statuses('203.0.113.3', '203.0.113.3', '203.0.113.3')).toEqual([200, 200, 200]);
  for (const path of ['/healthz', '/nothing', '/cases/kz-2020-bilash-389.json']) {
    const response = await ask('203.0.113.3', path);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([429, 'RATE_LIMITED']);
    // A page of another site is told so too, and when to come back.
    expect(
      ['access-control-allow-origin', 'access-control-expose-headers'].map((name) => response.headers.get(name)),
    ).toEqual(['*', 'x-correlation-id, retry-after']);
  }
});

it('addresses of one IPv6 network count together', async () => {
  const addresses = [
    '2001:db8:1:2::1',
    '2001:db8:1:2:3:4:5:6',
    '2001:db8:1:2::2',
    '2001:db8:1:2::3',
    '2001:db8:1:3::1',
  ];
  expect(await statuses(...addresses)).toEqual([200, 200, 200, 429, 200]);
});

it('this machine is not counted', async () => {
  expect(await statuses(null, null, null, null, null)).toEqual([200, 200, 200, 200, 200]);
});

it('nobody is believed what the proxy does not say', async () => {
  // The first is what the client claims, the last what the proxy has seen.
  expect(
    await statuses(
      '198.51.100.1, 203.0.113.5',
      '198.51.100.2, 203.0.113.5',
      '198.51.100.3, 203.0.113.5',
      '198.51.100.4, 203.0.113.5',
    ),
  ).toEqual([200, 200, 200, 429]);
});

it('a head of more than 16 KiB is refused', async () => {
  const response = await fetch(`${server.url}/graphql?query=${'x'.repeat(17_000)}`);
  expect(response.status).toBe(431);
});

it('a client that does not finish its request within 10 s is cut off', async () => {
  const { answer, seconds } = await slow;
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(seconds).toBeGreaterThan(9);
  expect(seconds).toBeLessThan(20);
}, 30_000);
