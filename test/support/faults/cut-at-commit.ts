import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';

/** When a connection is lost: before the database gets the COMMIT that was sent, or after it has done it. */
export type Moment = 'BEFORE_IT_ARRIVES' | 'AFTER_IT_IS_DONE';

/** Stands between a program and its database, and can lose a connection at the worst moment. */
export interface CutAtCommit {
  /** The database's address, leading through here. */
  readonly address: string;
  /** Of the next COMMIT nobody gets the answer. Resolves when that has happened. */
  cutNext(moment: Moment): Promise<void>;
  close(): Promise<void>;
}

/** COMMIT on the wire, sent by itself; what PostgreSQL answers it with looks the same. */
const COMMIT = Buffer.from('COMMIT\0');

interface Cut {
  readonly moment: Moment;
  readonly done: () => void;
}

export async function cutAtCommit(address: string): Promise<CutAtCommit> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  let next: Cut | null = null;
  const server = createServer((client) => {
    const database = connectTo(Number(target.port || 5432), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
    const lose = ({ done }: Cut): void => {
      client.destroy();
      database.destroy();
      done();
    };
    let waiting: Cut | null = null;
    client.on('data', (bytes: Buffer) => {
      const cut = next && bytes.includes(COMMIT) ? next : null;
      if (cut) next = null;
      if (cut?.moment === 'BEFORE_IT_ARRIVES') return lose(cut);
      waiting ??= cut;
      database.write(bytes);
    });
    database.on('data', (bytes: Buffer) => {
      if (waiting && bytes.includes(COMMIT)) return lose(waiting);
      client.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(address);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    address: through.href,
    cutNext: (moment) => new Promise((done) => (next = { moment, done })),
    async close() {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
