import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

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
  /** Every notice of the database, in the order they came. */
  readonly noticed: string[];
  /** Resolves when no transaction is open any more: what was in it has then told all its notices. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Stands between a program and its database and hands everything on, unchanged. */
export async function tapStatements(address: string): Promise<StatementTap> {
  const sent: SentStatement[] = [];
  const noticed: string[] = [];
  const target = new URL(address);
  const sockets = new Set<Socket>();
  const readers = new Set<AnswerReader>();
  const server = createServer((client) => {
    const database = connectTo(Number(target.port || 5432), target.hostname);
    const reader = new FrontendReader(sent);
    const answers = new AnswerReader(noticed);
    readers.add(answers);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('data', (bytes: Buffer) => reader.read(bytes));
    database.on('data', (bytes: Buffer) => answers.read(bytes)).on('close', () => readers.delete(answers));
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
    noticed,
    async settled() {
      while ([...readers].some(({ inTransaction }) => inTransaction)) await delay(1);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}

/** Cuts what one end of a connection sends into messages. */
abstract class MessageReader {
  #rest = Buffer.alloc(0);

  /** @param started  whether the first message has a type before its length, as all others do */
  constructor(private started: boolean) {}

  read(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const head = this.started ? 1 : 0;
      if (this.#rest.length < head + 4) return;
      const end = head + this.#rest.readInt32BE(head);
      if (this.#rest.length < end) return;
      if (this.started) this.message(String.fromCharCode(this.#rest[0] ?? 0), this.#rest.subarray(5, end));
      this.started = true;
      this.#rest = this.#rest.subarray(end);
    }
  }

  protected abstract message(type: string, body: Buffer): void;
}

/** Reads what a program sends: Parse tells a statement's text, Bind its values. */
class FrontendReader extends MessageReader {
  readonly #texts = new Map<string, string>();

  constructor(private readonly sent: SentStatement[]) {
    super(false);
  }

  protected message(type: string, body: Buffer): void {
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

/** Reads what a database tells besides its answers: notices, and after each answer whether a transaction is open. */
class AnswerReader extends MessageReader {
  inTransaction = false;

  constructor(private readonly noticed: string[]) {
    super(true);
  }

  protected message(type: string, body: Buffer): void {
    if (type === 'Z') this.inTransaction = body.toString('latin1') !== 'I';
    if (type !== 'N') return;
    // Each field is a letter and a string; M is the message.
    const field = body
      .toString('utf8')
      .split('\0')
      .find((text) => text.startsWith('M'));
    if (field !== undefined) this.noticed.push(field.slice(1));
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
