import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { EVENT_STREAM } from '../graphql/media-type.js';

/** An event as EventSource takes it. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  /** By which a listener that comes back says how far it has heard. */
  readonly id?: string;
}

/** How often a listener is shown that somebody is there. */
const BEAT_MS = 15_000;
/** How long the end of a stream waits for its last words to be sent. */
const LAST_WORDS_MS = 500;

/**
 * Server-Sent Events to one client. Nothing is written while the client has not taken what was written before, so a slow or silent
 * one holds no more than one event beyond what the socket does; one that has taken nothing between two beats is cut off.
 */
export class EventStream {
  readonly #raw: ServerResponse;
  readonly #beat: NodeJS.Timeout;
  #stuck = false;
  #over = false;

  /**
   * @param drained  called when the client is ready for more
   * @param everyMs  how often it is shown that somebody is there
   */
  constructor(reply: FastifyReply, drained: () => void, everyMs = BEAT_MS) {
    reply.hijack();
    this.#raw = reply.raw;
    // Whoever has gone while it was found out who they are is told nothing.
    this.#over = this.#raw.closed || this.#raw.destroyed;
    this.#raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': `${EVENT_STREAM}; charset=utf-8`,
      'cache-control': 'no-store',
      // For proxies of the kind of nginx: events are of use at once.
      'x-accel-buffering': 'no',
    });
    this.#raw.write(':\n\n');
    this.#raw.on('drain', drained);
    this.#beat = setInterval(() => this.#beatOnce(), everyMs).unref();
    if (this.#over) clearInterval(this.#beat);
    this.#raw.once('close', () => {
      this.#over = true;
      clearInterval(this.#beat);
    });
  }

  /** Whether the client has taken all that was written, and is there. */
  get ready(): boolean {
    return !this.#over && !this.#raw.writableNeedDrain;
  }

  get over(): boolean {
    return this.#over;
  }

  /** @param left  called when the client is gone, or the stream was ended */
  onClose(left: () => void): void {
    this.#raw.once('close', left);
    if (this.#raw.closed) left();
  }

  send({ event, data, id }: StreamEvent): void {
    if (this.#over) return;
    const lines = [
      ...(id === undefined ? [] : [`id: ${id}`]),
      `event: ${event}`,
      ...data.split('\n').map((line) => `data: ${line}`),
    ];
    this.#raw.write(`${lines.join('\n')}\n\n`);
  }

  /** Says a last thing and ends; a client that does not take it is cut off. */
  end(last?: StreamEvent): void {
    if (this.#over) return;
    if (last) this.send(last);
    this.#over = true;
    this.#raw.end();
    // What has been taken leaves a connection that may be in other use by now.
    setTimeout(() => void (this.#raw.writableFinished || this.#raw.destroy()), LAST_WORDS_MS).unref();
  }

  /** Ends without a word. */
  cut(): void {
    this.#raw.destroy();
  }

  #beatOnce(): void {
    if (this.ready) {
      this.#stuck = false;
      this.#raw.write(':\n\n');
    } else if (this.#stuck) {
      this.cut();
    } else {
      this.#stuck = true;
    }
  }
}
