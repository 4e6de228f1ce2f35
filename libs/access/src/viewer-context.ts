import { type Asked, GraphContext } from '@app/database';
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
  ) {
    super(read, asked);
  }
}
