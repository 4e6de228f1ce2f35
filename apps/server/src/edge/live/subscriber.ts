import type { Credential, Viewer } from '@app/access';
import type { CaseChange, Listener } from '@app/live';
import type { FastifyReply } from 'fastify';
import { EventStream, type StreamEvent } from './event-stream.js';
import type { Turns } from './turns.js';

/** Changes that may wait for a client; more, and it had better read everything anew. */
export const MOST_WAITING = 200;

/** What a subscriber hears by. */
export interface Hearing {
  readonly cases: ReadonlySet<string>;
  readonly viewer: Viewer | null;
  readonly credential: Credential | null;
  /** What a change is told as; null where the case has just been hidden. */
  readonly render: (change: CaseChange) => Promise<StreamEvent | null>;
  /** The last event to who may not listen any more. */
  readonly farewell?: StreamEvent;
}

/** A client that is told of changes, one after the other, as fast as it takes them. */
export class Subscriber implements Listener {
  readonly #waiting: CaseChange[] = [];
  readonly #stream: EventStream;
  #telling = false;

  constructor(
    reply: FastifyReply,
    readonly hearing: Hearing,
    private readonly turns: Turns,
    private readonly failed: (error: unknown) => void,
  ) {
    this.#stream = new EventStream(reply, () => void this.#tellAll());
  }

  get cases(): ReadonlySet<string> {
    return this.hearing.cases;
  }

  get tier(): string {
    return this.hearing.viewer ? String(this.hearing.viewer.clearance) : 'public';
  }

  onClose(left: () => void): void {
    this.#stream.onClose(left);
  }

  tell(changes: readonly CaseChange[]): void {
    this.#waiting.push(...changes);
    // What a client does not take is not kept for it: it is cut off, and comes back with the id of the last event that it had.
    if (this.#waiting.length > MOST_WAITING) this.#stream.cut();
    else void this.#tellAll();
  }

  /** Ends the stream, which a client may take for the loss of a connection and come back; for good with the farewell. */
  end({ forGood }: { forGood: boolean }): void {
    this.#waiting.length = 0;
    this.#stream.end(forGood ? this.hearing.farewell : undefined);
  }

  async #tellAll(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    try {
      while (this.#waiting.length > 0 && this.#stream.ready) {
        const change = this.#waiting.shift()!;
        const event = await this.turns.take(() => this.hearing.render(change));
        if (event) this.#stream.send(event);
      }
    } catch (error) {
      // It cannot be told what happened; coming back, it is told again.
      this.failed(error);
      this.#stream.cut();
    } finally {
      this.#telling = false;
    }
  }
}
