import { type Asked, GraphContext, type PastRead } from '@app/database';
import type { Viewer } from './viewer.js';

type Read = GraphContext['read'];

/** What every resolver of one request shares, with whoever asks; null where nobody is signed in. */
export class ViewerContext extends GraphContext {
  constructor(
    read: Read,
    asked: Asked,
    readonly viewer: Viewer | null,
    /** The request's Idempotency-Key, where it has one. */
    readonly idempotencyKey: string | null = null,
    private readonly openPast: () => PastRead = nowhere,
    private readonly endPresent: () => Promise<void> = () => Promise.resolve(),
  ) {
    super(read, asked);
  }

  /** Gives back what reading the present holds, when nothing more will be asked of it. */
  release(): Promise<void> {
    return this.endPresent();
  }

  /** A context for a part of the request that asks for the past. */
  past(asked: Asked): PastContext {
    return new PastContext(this, this.openPast(), asked);
  }
}

/**
 * What the resolvers share of a part of a request that asks for the past: the same viewer, and loaders of its own. It stands
 * in the present until it is told where to go.
 */
export class PastContext extends ViewerContext {
  #asOf: number | null = null;

  constructor(
    /** The context of the request around it. */
    readonly present: ViewerContext,
    private readonly travelling: PastRead,
    asked: Asked,
  ) {
    super(travelling, asked, present.viewer, present.idempotencyKey);
  }

  override get asOf(): number | null {
    return this.#asOf;
  }

  /** Asks for what everybody may know, of the present. */
  get lookUp(): PastRead['lookUp'] {
    return (statement, values) => this.travelling.lookUp(statement, values);
  }

  /** Everything asked from here on is answered as the record stood after this change set. */
  goTo(seq: number): void {
    this.travelling.goTo(seq);
    this.#asOf = seq;
  }

  /** Gives back what reading the past holds; nothing may be asked after. */
  end(): Promise<void> {
    return this.travelling.end();
  }
}

function nowhere(): never {
  throw new Error('This request was given no way into the past.');
}
