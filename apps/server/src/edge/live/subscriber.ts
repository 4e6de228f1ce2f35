import type { Credential, Viewer } from '@app/access';
import type { CaseChange, Listener } from '@app/live';
import type { Turns } from '@app/kernel';
import type { FastifyReply } from 'fastify';
import { EventStream, type StreamEvent } from './event-stream.js';

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
    if (this.#stream.over) this.#waiting.length = 0;
    else if (this.#waiting.length > MOST_WAITING) this.#cut();
    else void this.#tellAll();
  }

  /** Ends the stream, which a client may take for the loss of a connection and come back; for good with the farewell. */
  end({ forGood }: { forGood: boolean }): void {
    this.#waiting.length = 0;
    this.#stream.end(forGood ? this.hearing.farewell : undefined);
  }

  #cut(): void {
    this.#waiting.length = 0;
    this.#stream.cut();
  }

  async #tellAll(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    try {
      while (this.#waiting.length > 0 && this.#stream.ready) {
        const change = this.#waiting.shift()!;
        const event = await this.turns.take(() =>
          this.#stream.over ? Promise.resolve(null) : this.hearing.render(change),
        );
        // Who comes back is told of what came after the last number that it had: which stands behind all of a change set.
        const more = this.#waiting.some(({ seq }) => seq === change.seq);
        if (event) this.#stream.send(more ? { ...event, id: undefined } : event);
      }
    } catch (error) {
      // It cannot be told what happened; coming back, it is told again.
      this.failed(error);
      this.#cut();
    } finally {
      this.#telling = false;
    }
  }
}
