import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';

/** Stands between a program and its database, and can lose a connection at the worst moment. */
export interface CutAtCommit {
  /** The database's address, leading through here. */
  readonly address: string;
  /** The next COMMIT reaches the database, and its answer nobody. Resolves when that has happened. */
  cutNext(): Promise<void>;
  close(): Promise<void>;
}

/** What COMMIT looks like on the wire, sent by itself. */
const COMMIT = Buffer.from('COMMIT\0');

export async function cutAtCommit(address: string): Promise<CutAtCommit> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  let armed: (() => void) | null = null;
  const server = createServer((client) => {
    const database = connectTo(Number(target.port || 5432), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
    client.on('data', (bytes: Buffer) => {
      const cut = armed && bytes.includes(COMMIT) ? armed : null;
      if (!cut) {
        database.write(bytes);
        return;
      }
      armed = null;
      // It is there before the connection is gone: the database ends what it has begun, and then finds nobody.
      database.write(bytes, () => {
        client.destroy();
        cut();
      });
    });
    database.on('data', (bytes: Buffer) => void (client.destroyed || client.write(bytes)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(address);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    address: through.href,
    cutNext: () => new Promise((resolve) => (armed = resolve)),
    async close() {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
