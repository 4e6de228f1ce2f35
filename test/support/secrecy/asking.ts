import { Agent, request } from 'node:http';
import { steadyHeaders } from '../published-case.js';
import type { Someone } from '../write-server.js';
import type { MarkedRecord } from './marked-record.js';

/** What is asked for: an address below that of the service, and the media type that is accepted. */
export type Asked = readonly [path: string, accept: string];

export interface Answer {
  readonly status: number;
  /** Without what differs by chance. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

interface Request {
  readonly who: Someone;
  readonly path: string;
  readonly accept: string;
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS';
  readonly ifNoneMatch?: string;
}

/** How many addresses are asked for at a time, each in several ways at once. */
const AT_ONCE = 13;
/** An entity tag that nothing has. */
const ANOTHER = '"another"';
/** Of what the reader has already there is no content, and nothing is said of it (RFC 9110, section 15.4.5). */
const OF_CONTENT = ['content-type', 'content-length'];

/** What was answered, in one text. */
export const told = ({ status, headers, bytes }: Answer): string =>
  JSON.stringify([
    status,
    Object.entries(headers).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    bytes.toString(),
  ]);

/** Asks a server for the same in several ways and as several people, and sees that what is answered is the same. */
export class Asking {
  readonly #agent = new Agent({ keepAlive: true });
  #counts: Record<string, number> = {};

  /**
   * @param viewers  nobody, and then members, cleared for each tier
   * @param headers  sent with each request
   */
  constructor(
    private readonly url: string,
    private readonly viewers: readonly Someone[],
    private readonly record: MarkedRecord,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async ask({ who, path, accept, method = 'GET', ifNoneMatch }: Request): Promise<Answer> {
    const headers = {
      ...this.headers,
      accept,
      ...(who.bearer === null ? {} : { authorization: `Bearer ${who.bearer}` }),
      ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
    };
    const answer = await new Promise<Answer>((resolve, reject) => {
      const sent = request(`${this.url}/${path}`, { agent: this.#agent, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: steadyHeaders(Object.entries(response.headers) as [string, string][]),
            bytes: Buffer.concat(chunks),
          }),
        );
      });
      sent.on('error', reject);
      sent.end();
    });
    const kind = `${method} ${answer.status}`;
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    return answer;
  }

  /**
   * Asks for each as nobody and as members, of each clearance in turn: by GET, where something else is known already, or, where nothing
   * is expected to be there, whatever is known; by HEAD; and once more where just that is known that was answered. All are answered
   * alike, and nothing hidden is in the answer.
   *
   * @returns what nobody was answered
   * @throws Error that tells what was answered otherwise, and what it was that is hidden
   */
  async all(asked: readonly Asked[], ifNoneMatch = ANOTHER): Promise<Answer[]> {
    const answers: Answer[] = [];
    const found: unknown[] = [];
    await this.#atOnce(asked, async ([path, accept], place) => {
      const member = (offset: number): Someone => this.viewers[1 + ((place + offset) % 4)]!;
      // At once: the server finds the same for all of them.
      const [first, other, head] = await Promise.all([
        this.ask({ who: this.viewers[0]!, path, accept }),
        this.ask({ who: member(0), path, accept, ifNoneMatch }),
        this.ask({ who: this.viewers[place % 5]!, path, accept, method: 'HEAD' }),
      ]);
      answers[place] = first;
      const { etag } = first.headers;
      const known = etag ? await this.ask({ who: member(2), path, accept, ifNoneMatch: etag }) : null;
      const faults = [
        ...this.hiddenIn(told(first)),
        ...(told(other) === told(first) ? [] : ['a member is answered otherwise']),
        ...(told(head) === told(withoutContent(first)) ? [] : ['HEAD is answered otherwise']),
        ...(known === null || told(known) === told(unchanged(first)) ? [] : ['what is known is answered otherwise']),
        ...(first.status < 500 ? [] : ['the server failed']),
      ];
      if (faults.length > 0) found.push({ path, accept, faults, answers: [first, other, head, known].map(brief) });
    });
    if (found.length > 0) throw new Error(JSON.stringify(found.slice(0, 10), null, 2));
    return answers;
  }

  /** What each is answered by OPTIONS, as nobody and members in turn. */
  async options(paths: readonly string[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    await this.#atOnce(paths, async (path, place) => {
      answers[place] = await this.ask({ who: this.viewers[place % 5]!, path, accept: '*/*', method: 'OPTIONS' });
    });
    return answers;
  }

  /** How many requests there were since this was asked, by their method and the status of the answer. */
  taken(): Record<string, number> {
    const taken = this.#counts;
    this.#counts = {};
    return taken;
  }

  /** What of a text nobody may read, as where it is written. */
  hiddenIn(text: string): string[] {
    return this.record.hiddenIn(text).map((mark) => {
      const { row, column } = this.record.marks.get(mark) ?? { row: this.record.rows.get(mark), column: 'id' };
      return `${row?.table}.${column} of tier ${row?.tier}`;
    });
  }

  stop(): void {
    this.#agent.destroy();
  }

  async #atOnce<Item>(items: readonly Item[], work: (item: Item, place: number) => Promise<void>): Promise<void> {
    const waiting = items.entries();
    const turns = Array.from({ length: AT_ONCE }, async () => {
      for (const [place, item] of waiting) await work(item, place);
    });
    await Promise.all(turns);
  }
}

const NONE = Buffer.alloc(0);
const brief = (answer: Answer | null): string | null => answer && told(answer).slice(0, 2_000);

/** What is answered by HEAD: where nothing follows the headers of a GET either, how long that is is not told. */
const withoutContent = ({ status, headers: { 'content-length': length, ...headers } }: Answer): Answer => ({
  status,
  headers: length === undefined || length === '0' ? headers : { ...headers, 'content-length': length },
  bytes: NONE,
});

/** What is answered to who has it already. */
const unchanged = ({ headers }: Answer): Answer => ({
  status: 304,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_CONTENT.includes(name))),
  bytes: NONE,
});
