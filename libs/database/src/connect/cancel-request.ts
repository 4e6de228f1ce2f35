import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { PoolClient } from 'pg';

const CANCEL_REQUEST = 80877102;
const SSL_REQUEST = 80877103;
/** A cancel request that takes longer than this is of no use any more. */
const TIMEOUT_MS = 3_000;

/** What node-postgres knows about a connection and does not declare. */
interface Backend {
  readonly processID: number | null;
  readonly secretKey: number | null;
  readonly host: string;
  readonly port: number;
  readonly connection: { readonly stream: { readonly encrypted?: boolean } };
}

/**
 * Asks the server, over a connection of its own, to cancel what this connection is running. Resolves when the server
 * has passed the request on, which says nothing about whether anything was running; never rejects.
 */
export function sendCancelRequest(client: PoolClient): Promise<void> {
  const { processID, secretKey, host, port, connection } = client as unknown as Backend;
  if (processID === null || secretKey === null) return Promise.resolve();
  const request = message(CANCEL_REQUEST, processID, secretKey);
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connectTcp(`${host}/.s.PGSQL.${port}`) : connectTcp(port, host);
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
    socket.once('connect', () => {
      if (connection.stream.encrypted) sendEncrypted(socket, request, host);
      else socket.write(request);
    });
    socket.resume(); // The server answers by closing, which only a socket that is read notices.
  });
}

function sendEncrypted(socket: Socket, request: Buffer, host: string): void {
  socket.write(message(SSL_REQUEST));
  socket.once('data', (answer: Buffer) => {
    if (answer.toString('latin1') !== 'S') return void socket.destroy();
    // The certificate was checked when the connection itself was opened; the key is of use to this server alone.
    const secure = connectTls({ socket, servername: host, rejectUnauthorized: false }, () => secure.write(request));
    secure.on('error', () => socket.destroy());
    secure.on('close', () => socket.destroy());
    secure.resume();
  });
}

/** A message without a type byte, as PostgreSQL wants them before a session has begun. */
function message(...numbers: number[]): Buffer {
  const buffer = Buffer.alloc(4 + 4 * numbers.length);
  buffer.writeInt32BE(buffer.length);
  numbers.forEach((number, index) => buffer.writeInt32BE(number, 4 + 4 * index));
  return buffer;
}
