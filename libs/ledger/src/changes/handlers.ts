import type { Operation } from '@app/access';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Settle } from '../record-change.js';
import type { Change } from './change.js';
import type { Outcome } from './outcome.js';

/** What an operation does, inside the transaction that `Changes` has opened for it. */
export type Handler<Args extends object> = (change: Change, args: Args) => Promise<Outcome>;

/** How an operation is carried out. */
export interface HandlerOptions<Args extends object = object> {
  /**
   * Whether the reach of records that stand already may move: these run one at a time, and the lock for that is taken
   * first, since two changes that each asked for it later would wait for each other.
   */
  readonly movesReach?: boolean | ((args: Args) => boolean);
}

interface Registered extends HandlerOptions<never> {
  readonly handle: Handler<never>;
}

/** An operation, ready to be carried out. */
export interface Operable {
  readonly handle: Handler<object>;
  readonly movesReach: (args: object) => boolean;
}

/** What each mutation does: every library adds its own, so that a proposal can be carried out without knowing whose it is. */
@Injectable()
export class Handlers {
  readonly #handlers = new Map<Operation, Registered>();
  #settle: Settle | undefined;

  add<Args extends object>(operation: Operation, handle: Handler<Args>, options: HandlerOptions<Args> = {}): void {
    this.#handlers.set(operation, { handle, ...options });
  }

  /** What brings derived lines up to date before a change set is closed; the library of timelines says it. */
  settleBy(settle: Settle): void {
    this.#settle = settle;
  }

  of(operation: Operation): Operable {
    const found = this.#handlers.get(operation);
    if (!found) throw new Error(`No handler does ${operation}.`);
    const { handle, movesReach } = found as HandlerOptions & { readonly handle: Handler<object> };
    return {
      handle,
      movesReach: (args) => (typeof movesReach === 'function' ? movesReach(args) : (movesReach ?? false)),
    };
  }

  settle(manager: EntityManager): ReturnType<Settle> {
    if (!this.#settle) throw new Error('Nothing settles what is derived.');
    return this.#settle(manager);
  }
}
