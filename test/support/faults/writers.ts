import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { personCreate } from '../mutations.js';
import { seeded } from './seeded.js';

/** What a client knows of a change that it asked for. */
export type Known = 'ACKNOWLEDGED' | 'REFUSED' | 'UNKNOWN';

/** A change that was asked for, by the name of the person it is to make. */
export interface Asked {
  readonly name: string;
  readonly token: string;
  readonly key: string;
  /** All answers together: refused means that each of them said that nothing was changed. */
  known: Known;
  /** How often it was sent, under one key. */
  sent: number;
}

/** Codes that say for certain that nothing was changed. */
const NOTHING_CHANGED = ['UNAUTHENTICATED', 'SERVICE_UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED'];
/** How often one change is sent at most, while there are faults. */
const MOST_SENT = 6;
/** Twice what a request may take: whoever is not answered by then never is. */
const ANSWERED_WITHIN_MS = 20_000;

interface Body {
  data?: { personCreate: { person: object | null; userErrors: { code: string }[] } } | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Clients that record persons, each with a key of its own, whatever becomes of the server meanwhile. */
export class Writers {
  readonly asked: Asked[] = [];
  /** Answers that should never be given. */
  readonly wrong: string[] = [];
  readonly #answers = new EventEmitter().setMaxListeners(0);
  #stopped = false;
  readonly #running: Promise<void>[];

  /**
   * @param url     where the server is now
   * @param tokens  of as many clients
   * @param seed    what decides whether a client that was not told that it is done asks again under the same key
   */
  constructor(
    private readonly url: () => string,
    tokens: readonly string[],
    seed: number,
  ) {
    this.#running = tokens.map((token, place) => this.#write(token, place, seeded(seed + place)));
  }

  /** The next time that one of them is answered with this code, or ACKNOWLEDGED. */
  async hear(code: string, signal: AbortSignal): Promise<void> {
    await once(this.#answers, code, { signal });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  /** Asks once more, under the same keys, for everything of which it is not known whether it was done. */
  async settle(): Promise<void> {
    const unknown = this.asked.filter(({ known }) => known === 'UNKNOWN');
    for (const asked of unknown) await this.#send(asked);
  }

  async #write(token: string, place: number, chance: () => number): Promise<void> {
    for (let number = 1; !this.#stopped; number++) {
      const name = `Writer ${place} person ${number}`;
      const asked: Asked = { name, token, key: randomUUID(), known: 'REFUSED', sent: 0 };
      this.asked.push(asked);
      do {
        await this.#send(asked);
        if (asked.known !== 'ACKNOWLEDGED') await delay(20);
      } while (asked.known !== 'ACKNOWLEDGED' && asked.sent < MOST_SENT && chance() < 0.6);
    }
  }

  async #send(asked: Asked): Promise<void> {
    asked.sent += 1;
    const answer = await this.#answer(asked);
    // What was refused now may have been done before.
    if (answer === 'ACKNOWLEDGED' || asked.known === 'REFUSED') asked.known = answer;
  }

  async #answer({ name, token, key }: Asked): Promise<Known> {
    const { field, types, select } = personCreate;
    const query = `mutation (${types}) { ${field}(input: $input) { ${select} userErrors { code } } }`;
    let body: Body;
    try {
      const response = await fetch(`${this.url()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
        body: JSON.stringify({ query, variables: { input: { names: [{ text: name, kind: 'PRIMARY' }] } } }),
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      body = (await response.json()) as Body;
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') this.wrong.push(`${name}: no answer at all`);
      return 'UNKNOWN'; // The server died, before or in the middle.
    }
    const made = body.data?.personCreate;
    const codes = (body.errors ?? made?.userErrors ?? []).map((error) =>
      'code' in error ? error.code : (error.extensions?.code ?? 'none'),
    );
    for (const code of made?.person ? ['ACKNOWLEDGED'] : codes) this.#answers.emit(code);
    if (made?.person) return 'ACKNOWLEDGED';
    if (codes.includes('OUTCOME_UNKNOWN')) return 'UNKNOWN';
    if (body.errors && codes.every((code) => NOTHING_CHANGED.includes(code))) return 'REFUSED';
    // None of them asks for anything that a rule refuses.
    this.wrong.push(JSON.stringify(body));
    return 'UNKNOWN';
  }
}
