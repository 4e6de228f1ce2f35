import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Something that lets everybody in and answers every query with one row: enough to show what becomes of a server that
 * says it is older than any we could install.
 */
export async function fakePostgres(row: Readonly<Record<string, string>>): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', 'I')]));
      socket.on('data', () => socket.write(answer(row)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    close: () => void server.close(),
  };
}

const TEXT = 25;

function answer(row: Readonly<Record<string, string>>): Buffer {
  const fields = Object.entries(row);
  const description = fields.map(([name]) =>
    Buffer.concat([cstring(name), int32(0), int16(0), int32(TEXT), int16(-1), int32(-1), int16(0)]),
  );
  const values = fields.map(([, value]) => Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]));
  return Buffer.concat([
    message('1', ''),
    message('2', ''),
    message('T', Buffer.concat([int16(fields.length), ...description])),
    message('D', Buffer.concat([int16(fields.length), ...values])),
    message('C', cstring('SELECT 1')),
    message('Z', 'I'),
  ]);
}

function message(type: string, body: string | Buffer): Buffer {
  const content = Buffer.from(body);
  return Buffer.concat([Buffer.from(type), int32(content.length + 4), content]);
}

function cstring(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}
