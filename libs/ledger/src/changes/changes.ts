import { allow, type Operation, type Viewer, type ViewerContext } from '@app/access';
import { type Closing, inWriteTransaction, NodeRegistry, WRITES } from '@app/database';
import { decodeId, type GraphRecord, type UserError } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OPEN_CHANGE, recordChange } from '../record-change.js';
import { Change } from './change.js';
import { changeSetId } from './change-set-id.js';
import { Handlers } from './handlers.js';
import { claimKey, keepOutcome } from './idempotency.js';
import type { Outcome } from './outcome.js';
import { propose, Waits, waits } from './propose.js';
import { retried } from './retried.js';

/** What a mutation answers: its records, the proposal or the change set, and no errors. */
export type Answer = Record<string, unknown> & { userErrors: UserError[] };

/** Carries out mutations: one transaction and one change set each. */
@Injectable()
export class Changes {
  constructor(
    @Inject(WRITES) private readonly writes: DataSource,
    private readonly handlers: Handlers,
    private readonly nodes: NodeRegistry,
  ) {}

  /**
   * Carries a mutation out for the viewer of the request, and answers its payload, read after the change and as far as
   * the viewer may see it. What would alter something public is proposed instead.
   *
   * @param args  the arguments as they came: kept with a proposal, compared under an Idempotency-Key
   * @throws AccessDenied, and the DomainErrors of the operation; nothing has been changed then
   */
  async perform(
    context: ViewerContext,
    operation: Operation,
    args: object,
    reason: string | null | undefined,
  ): Promise<Answer> {
    const application = { operation, args, reason: reason ?? null };
    // With a key, it may have been done before; and the answer is kept in the same transaction, after the change.
    const alone = context.idempotencyKey === null;
    try {
      return await this.decide(
        context,
        operation,
        args,
        (manager, viewer, close) =>
          this.apply(manager, {
            ...application,
            viewer,
            approved: false,
            ...(alone ? { opened: true, close } : {}),
          }),
        alone ? this.#opening(operation, args) : [],
      );
    } catch (error) {
      // Everything it had written is rolled back, and none of its rules has refused it.
      if (!(error instanceof Waits)) throw error;
      return this.decide(context, operation, args, (manager, viewer) =>
        propose(manager, { ...application, viewer, basis: error.basis }),
      );
    }
  }

  /**
   * The same for an operation that is no handler's: it does its own work in the transaction.
   *
   * @param opening  statements without parameters, which come before the work
   */
  async decide(
    context: ViewerContext,
    operation: Operation,
    args: object,
    work: (manager: EntityManager, viewer: Viewer, close: Closing) => Promise<Outcome>,
    opening: readonly string[] = [],
  ): Promise<Answer> {
    const viewer = allow(operation, context.viewer);
    const key = context.idempotencyKey && { account: viewer.accountId, operation, key: context.idempotencyKey };
    // It takes no parameters, and the number is ours.
    const clearance = `SELECT set_config('app.clearance', '${viewer.clearance}', true)`;
    const outcome = await retried(() =>
      inWriteTransaction(this.writes, [clearance, ...opening], async (manager, close) => {
        const known = key && (await claimKey(manager, key, args));
        if (known) return known;
        const done = await work(manager, viewer, close);
        if (key) await keepOutcome(manager, key, done);
        return done;
      }),
    );
    context.forget();
    return this.#payload(context, outcome);
  }

  /**
   * Carries an operation out inside a transaction, as one change set.
   *
   * @param approved  true where a second person has approved it
   * @throws Waits where it has to be approved first; the transaction must then not be committed
   */
  async apply(
    manager: EntityManager,
    { viewer, operation, args, reason, approved, opened = false, close }: Application,
  ): Promise<Outcome> {
    const { handle, movesReach } = this.handlers.of(operation);
    if (!opened) for (const statement of this.#opening(operation, args)) await manager.query(statement);
    const change = new Change(manager, viewer, approved);
    const { result, changeSet } = await recordChange(
      manager,
      { operation, actor: viewer.accountId, reason },
      (inner) => this.handlers.settle(inner),
      async () => {
        const outcome = await handle(change, args);
        if (movesReach(args) && !approved) await change.exposes();
        const waiting = change.basis.length > 0 && !approved ? await waits(manager, change.basis) : null;
        if (waiting) throw waiting;
        return outcome;
      },
      { opened: true, close },
    );
    return { ...result, seq: changeSet ? Number(changeSet.seq) : null };
  }

  /** What opens a change set: one that moves the reach of what stands asks for that first. */
  #opening(operation: Operation, args: object): string[] {
    return this.handlers.of(operation).movesReach(args) ? ['SELECT live.lock_reach()', OPEN_CHANGE] : [OPEN_CHANGE];
  }

  async #payload(context: ViewerContext, { records, ids, proposal, seq, errors }: Outcome): Promise<Answer> {
    const load = async (id: string | null): Promise<GraphRecord | null> => {
      const decoded = id === null ? null : decodeId(id);
      return decoded && this.nodes.load(context, decoded.type, decoded.uuid);
    };
    const shown = await Promise.all(
      Object.entries(records).map(async ([field, id]) => [field, await load(id)] as const),
    );
    return {
      ...Object.fromEntries(shown),
      ...ids,
      ...(proposal ? { proposal: await load(`Proposal_${proposal}`) } : {}),
      changeSet: seq ? await load(changeSetId(seq)) : null,
      userErrors: (errors ?? []) as UserError[],
    };
  }
}

/** An operation to be carried out. */
export interface Application {
  readonly viewer: Viewer;
  readonly operation: Operation;
  readonly args: object;
  readonly reason: string | null;
  readonly approved: boolean;
  /** Whether the change set has been opened already. */
  readonly opened?: boolean;
  /** Ends the transaction, where nothing follows in it. */
  readonly close?: Closing;
}
