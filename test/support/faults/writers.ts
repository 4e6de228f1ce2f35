import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { personCreate } from '../mutations.js';

/** What a client knows of a change that it asked for. */
export type Known = 'ACKNOWLEDGED' | 'REFUSED' | 'UNKNOWN';

/** A change that was asked for, by the name of the person it is to make. */
export interface Asked {
  readonly name: string;
  /** What the last answer said, or that none came. */
  known: Known;
  /** How often it was sent, under one key. */
  sent: number;
}

/** Codes that say for certain that nothing was changed. */
const NOTHING_CHANGED = ['UNAUTHENTICATED', 'SERVICE_UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED'];
/** How often one change is sent at most. */
const MOST_SENT = 6;

interface Body {
  data?: { personCreate: { person: object | null; userErrors: { code: string }[] } } | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Clients that record persons, each with a key of its own, whatever becomes of the server meanwhile. */
export class Writers {
  readonly asked: Asked[] = [];
  /** Answers that should never be given. */
  readonly wrong: string[] = [];
  #stopped = false;
  readonly #running: Promise<void>[];

  /**
   * @param url     where the server is now
   * @param tokens  of as many clients
   * @param chance  between 0 and 1: whether a client that does not know asks again under the same key
   */
  constructor(
    private readonly url: () => string,
    tokens: readonly string[],
    private readonly chance: () => number,
  ) {
    this.#running = tokens.map((token, place) => this.#write(token, place));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  async #write(token: string, place: number): Promise<void> {
    for (let number = 1; !this.#stopped; number++) {
      const asked: Asked = { name: `Writer ${place} person ${number}`, known: 'UNKNOWN', sent: 0 };
      this.asked.push(asked);
      const key = randomUUID();
      do {
        asked.sent += 1;
        asked.known = await this.#send(asked.name, token, key);
        if (asked.known !== 'ACKNOWLEDGED') await delay(20);
      } while (asked.known !== 'ACKNOWLEDGED' && asked.sent < MOST_SENT && this.chance() < 0.6);
    }
  }

  async #send(name: string, token: string, key: string): Promise<Known> {
    const { field, types, select } = personCreate;
    const query = `mutation (${types}) { ${field}(input: $input) { ${select} userErrors { code } } }`;
    let body: Body;
    try {
      const response = await fetch(`${this.url()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
        body: JSON.stringify({ query, variables: { input: { names: [{ text: name, kind: 'PRIMARY' }] } } }),
        signal: AbortSignal.timeout(20_000),
      });
      body = (await response.json()) as Body;
    } catch {
      return 'UNKNOWN'; // Nobody answered, or in the middle.
    }
    const made = body.data?.personCreate;
    if (made?.person) return 'ACKNOWLEDGED';
    if (made && made.userErrors.length > 0) return 'REFUSED';
    const codes = (body.errors ?? []).map(({ extensions }) => extensions?.code ?? 'none');
    if (codes.includes('OUTCOME_UNKNOWN')) return 'UNKNOWN';
    if (codes.length > 0 && codes.every((code) => NOTHING_CHANGED.includes(code))) return 'REFUSED';
    this.wrong.push(JSON.stringify(body.errors ?? body));
    return 'UNKNOWN';
  }
}
