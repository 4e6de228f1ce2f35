import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';

/** A statement as the server sent it, with the values of one execution; null is NULL. */
export interface SentStatement {
  text: string;
  values: (string | null)[];
}

/** Listens in on what a program sends to its database. */
export interface StatementTap {
  /** The database's address, leading through here. */
  readonly address: string;
  /** Every execution of a statement with parameters, in the order they came. */
  readonly sent: SentStatement[];
  close(): Promise<void>;
}

/** Stands between a program and its database and hands everything on, unchanged. */
export async function tapStatements(address: string): Promise<StatementTap> {
  const sent: SentStatement[] = [];
  const target = new URL(address);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connectTo(Number(target.port || 5432), target.hostname);
    const reader = new FrontendReader(sent);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('data', (bytes: Buffer) => reader.read(bytes));
    client.pipe(database);
    database.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(address);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    address: through.href,
    sent,
    async close() {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}

/** Reads the messages of one connection: Parse tells a statement's text, Bind its values. */
class FrontendReader {
  #rest = Buffer.alloc(0);
  #started = false;
  readonly #texts = new Map<string, string>();

  constructor(private readonly sent: SentStatement[]) {}

  read(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      // The first message has no type before its length.
      const head = this.#started ? 1 : 0;
      if (this.#rest.length < head + 4) return;
      const end = head + this.#rest.readInt32BE(head);
      if (this.#rest.length < end) return;
      if (this.#started) this.#message(String.fromCharCode(this.#rest[0] ?? 0), this.#rest.subarray(5, end));
      this.#started = true;
      this.#rest = this.#rest.subarray(end);
    }
  }

  #message(type: string, body: Buffer): void {
    if (type === 'P') {
      const [name, text] = strings(body);
      this.#texts.set(name, text);
    } else if (type === 'B') {
      const [portal, name] = strings(body);
      const text = this.#texts.get(name);
      if (text !== undefined) this.sent.push({ text, values: valuesOf(body, portal.length + name.length + 2) });
    }
  }
}

/** The two strings a message begins with. */
function strings(body: Buffer): [string, string] {
  const first = body.indexOf(0);
  const second = body.indexOf(0, first + 1);
  return [body.toString('utf8', 0, first), body.toString('utf8', first + 1, second)];
}

/** The values of a Bind, all of which the driver writes as text. */
function valuesOf(body: Buffer, start: number): (string | null)[] {
  let at = start + 2 + 2 * body.readInt16BE(start);
  const values: (string | null)[] = [];
  const count = body.readInt16BE(at);
  at += 2;
  for (let place = 0; place < count; place++) {
    const length = body.readInt32BE(at);
    at += 4;
    values.push(length < 0 ? null : body.toString('utf8', at, at + length));
    at += Math.max(0, length);
  }
  return values;
}
