import { hash, randomBytes } from 'node:crypto';
import type { Authentication } from '@app/access';
import type { Addresses, Pools } from '@app/database';
import { HttpRefused, subscriberOf, Turns } from '@app/kernel';
import { CASE_CHANGES, type CaseChange, HeadListener, LATEST_SEQ, LiveFeed } from '@app/live';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { openRead } from '../graphql/open-read.js';
import { type Hearing, MOST_WAITING, Subscriber } from './subscriber.js';

/** Streams that one account, or one network of those who are not signed in, may have open. */
const MOST_OF_ONE = 20;
/** Streams of all who are signed in, and of all others. */
const MOST = 2_000;
/** Events that are read at a time for each of these: some of the connections that requests need too. */
const EVENTS_AT_ONCE = 3;
/** Change sets that are looked through for a client that comes back. */
const MOST_MISSED = 500;
/** How long reading may take. */
const WITHIN_MS = 10_000;

interface LiveOptions {
  readonly pools: Pools;
  readonly addresses: Addresses;
  readonly authentication: Authentication;
  readonly logger: Logger;
}

/** All that is subscribed to in this process. */
export class Live {
  readonly #feed: LiveFeed<Subscriber>;
  /** Strangers keep nobody waiting who is signed in. */
  readonly #turns = { signedIn: new Turns(EVENTS_AT_ONCE), others: new Turns(EVENTS_AT_ONCE) };
  readonly #count = { signedIn: 0, others: 0 };
  /** Of whom, by account or by a hash of the network that lives and dies with the process. */
  readonly #streams = new Map<string, number>();
  readonly #open = new Set<Subscriber>();
  readonly #secret = randomBytes(32).toString('base64');
  #listening: HeadListener | null = null;

  constructor(private readonly options: LiveOptions) {
    this.#feed = new LiveFeed<Subscriber>({
      latest: () => this.#latest(),
      changes: ({ hearing }, seqs, cases) => this.#changes(hearing, seqs, cases),
      weed: (subscribers) => this.#weed(subscribers),
      failed: (error) => options.logger.warn({ err: error }, 'changes were not looked for'),
    });
  }

  /** To be called before routes are added: ends all streams when the server is closed. */
  attach(fastify: FastifyInstance): void {
    fastify.addHook('preClose', async () => {
      for (const subscriber of this.#open) subscriber.end({ forGood: false });
      await this.#listening?.close();
    });
  }

  /**
   * Answers a request with a stream.
   * @throws HttpRefused where there is no room for it, or it has missed too much
   */
  async open(request: FastifyRequest, reply: FastifyReply, hearing: Hearing): Promise<void> {
    const leave = this.#enter(request, hearing);
    try {
      const latest = await this.#latest();
      const since = Math.min(sinceOf(request) ?? latest, latest);
      if (since < latest) await this.#refuseWhatIsMissed(hearing, since, latest);
      if (reply.raw.closed) {
        leave();
        return;
      }
      const turns = hearing.viewer ? this.#turns.signedIn : this.#turns.others;
      const subscriber = new Subscriber(reply, hearing, turns, (error) =>
        this.options.logger.warn({ correlationId: request.id, err: error }, 'an event was not told'),
      );
      this.#listening ??= new HeadListener(this.options.addresses.public, () => this.#feed.wake());
      this.#open.add(subscriber);
      this.#feed.add(subscriber, since);
      subscriber.onClose(() => {
        this.#feed.remove(subscriber);
        this.#open.delete(subscriber);
        leave();
      });
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Takes a place, before anything is waited for; answers how to leave it. */
  #enter(request: FastifyRequest, { viewer }: Hearing): () => void {
    const whose = viewer?.accountId ?? hash('sha256', this.#secret + subscriberOf(request.ip), 'base64');
    const streams = this.#streams.get(whose) ?? 0;
    const kind = viewer ? 'signedIn' : 'others';
    if (streams >= MOST_OF_ONE || this.#count[kind] >= MOST) {
      throw new HttpRefused(
        429,
        'LIMIT_EXCEEDED',
        streams >= MOST_OF_ONE
          ? `You have ${streams} streams open, and may have no more. Name several cases in one subscription.`
          : 'As many are listening as can be served. Ask again later, or ask for the history now and then.',
      );
    }
    this.#streams.set(whose, streams + 1);
    this.#count[kind] += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#count[kind] -= 1;
      const others = (this.#streams.get(whose) ?? 1) - 1;
      if (others === 0) this.#streams.delete(whose);
      else this.#streams.set(whose, others);
    };
  }

  async #latest(): Promise<number> {
    const { rows } = await this.options.pools.public.query<{ seq: number | null }>(LATEST_SEQ);
    return rows[0]?.seq ?? 0;
  }

  async #changes({ viewer }: Hearing, seqs: readonly number[], cases: readonly string[]): Promise<CaseChange[]> {
    const reading = openRead(this.options.pools, viewer, AbortSignal.timeout(WITHIN_MS));
    try {
      return await reading.read.rows<CaseChange>(CASE_CHANGES, [seqs, cases]);
    } finally {
      await reading.end();
    }
  }

  /** A client that comes back is told what it has not heard, unless that is more than may wait for it. */
  async #refuseWhatIsMissed(hearing: Hearing, since: number, latest: number): Promise<void> {
    const seqs = Array.from({ length: Math.min(latest - since, MOST_MISSED) }, (_, place) => since + 1 + place);
    const missed = latest - since > MOST_MISSED ? null : await this.#changes(hearing, seqs, [...hearing.cases]);
    if (missed && missed.length <= MOST_WAITING) return;
    throw new HttpRefused(
      410,
      'GONE',
      'Too much has happened since that event. Read the cases anew, and listen without Last-Event-ID.',
    );
  }

  /** Those whose token or session is not valid any more, or who may see or do something else now, begin again or not at all. */
  async #weed(subscribers: readonly Subscriber[]): Promise<void> {
    const signedIn = subscribers.filter(({ hearing }) => hearing.credential !== null);
    const valid = await this.options.authentication.stillValid([
      ...new Set(signedIn.map(({ hearing }) => hearing.credential!)),
    ]);
    for (const subscriber of signedIn) {
      const { viewer, credential } = subscriber.hearing;
      const now = valid.get(credential!);
      if (now && now.accountId === viewer?.accountId && now.role === viewer.role && now.clearance === viewer.clearance)
        continue;
      this.#feed.remove(subscriber);
      subscriber.end({ forGood: true });
    }
  }
}

/** The change set up to which a client that comes back has heard; as EventSource says it. */
function sinceOf({ headers }: FastifyRequest): number | null {
  const last = headers['last-event-id'];
  return typeof last === 'string' && /^\d{1,10}$/.test(last) ? Number(last) : null;
}
