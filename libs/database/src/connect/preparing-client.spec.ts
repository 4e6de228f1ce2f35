import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { PreparingClient } from './preparing-client.js';

let server: Server;

/** A message of PostgreSQL's: its type, its length, and what it says. */
function message(type: string, said: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(said.length + 4, 1);
  return Buffer.concat([head, said]);
}

/** Lets everybody in, and dies: both are read at once, as they are by a process that has much to do. */
beforeAll(async () => {
  const fatal = 'SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0';
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.end(
        Buffer.concat([
          message('R', Buffer.alloc(4)),
          message('Z', Buffer.from('I')),
          message('E', Buffer.from(fatal)),
        ]),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  await once(server.close(), 'close');
});

it('is lost before anybody has it in hand, and no harm comes of it but to what is asked of it', async () => {
  const { port } = server.address() as AddressInfo;
  const pool = new Pool({ Client: PreparingClient, host: '127.0.0.1', port, user: 'x', database: 'x', max: 1 });
  pool.on('error', () => undefined);
  const client = await pool.connect();
  await expect(client.query('SELECT 1')).rejects.toThrow('Client has encountered a connection error');
  client.release(true);
  await pool.end();
});
