import type { caseCreate } from '../mutations.js';
import type { Refusal } from '../write-server.js';
import type { Actor } from './actors.js';
import type { Command } from './commands.js';
import type { Draft, Row } from './record-model.js';
import { MARK, type Stage } from './stage.js';

/** A change set that was made, and what it does to the model. */
export interface Made {
  readonly seq: number;
  readonly work: (draft: Draft) => void;
}

interface Answer {
  readonly changeSet: { seq: number } | null;
  readonly proposal?: { id?: string } | null;
  readonly userErrors: readonly Refusal[];
}
type Mutation = typeof caseCreate;

export const TIERS = ['PUBLIC', 'PARTNER', 'RESTRICTED', 'SEALED'];
/** What is new is RESTRICTED. */
const NEW = 2;
/** What may be refused; anything else would be a fault of ours, or the server's. */
const REFUSALS = ['NOT_FOUND', 'CONFLICT', 'INVALID', 'ILLEGAL_SEQUENCE', 'FORBIDDEN', 'DUPLICATE'];

/** What a command is carried out with: who does it, what it is done to, and how it is sent. */
export class Hand {
  constructor(
    readonly stage: Stage,
    readonly command: Command,
    /** Differs from command to command of a run. */
    readonly no: number,
  ) {}

  get recorder(): Actor {
    const { recorders, editors } = this.stage.actors;
    // Now and then an editor records, who must not publish that.
    const all = [...recorders, ...recorders, editors[0]!];
    return all[this.command.who % all.length]!;
  }

  get editor(): Actor {
    const { editors } = this.stage.actors;
    return editors[this.command.who % editors.length]!;
  }

  pick(place: number, ...tables: Row['table'][]): Row | null {
    const rows = [...this.stage.model.now.values()].filter(({ table }) => tables.includes(table));
    return rows[place % rows.length] ?? null;
  }

  /** Sealed by those who may, now and then. */
  tierOfNew({ clearance }: Actor): number {
    return this.command.tier === 3 && clearance === 3 ? 3 : NEW;
  }

  async does<Payload>(
    { who, clearance }: Actor,
    { mutation, args, touches }: { mutation: Mutation; args: object; touches: readonly string[] },
    work: (payload: Payload, seq: number) => Promise<(draft: Draft) => void> | ((draft: Draft) => void),
  ): Promise<Made | null> {
    const payload = await who.does<Payload & Answer>(mutation, args);
    const unknown = payload.userErrors.filter(({ code }) => !REFUSALS.includes(code));
    if (unknown.length > 0) throw new Error(JSON.stringify(unknown));
    const { changeSet, proposal } = payload;
    if (!changeSet && !proposal) return null;
    const inner = await work(payload, changeSet?.seq ?? 0);
    const checked = (draft: Draft) => {
      for (const one of touches) {
        const id = survivor(draft, one);
        if (!draft.before.has(id) || draft.reach(id) > clearance) throw new Error(`${id} was not there to be changed.`);
      }
      inner(draft);
    };
    if (changeSet) return { seq: changeSet.seq, work: checked };
    // One that is decided on tells no ID: it was stale.
    if (proposal?.id) this.stage.proposals.push({ id: proposal.id, work: inner });
    return null;
  }

  /** The ID of what was made; where it was gone before it could be told, the history knows it. */
  made(table: Row['table'], type: string, record: { id: string } | null, seq: number): Promise<string> | string {
    return record?.id ?? this.stage.madeIn(table, type, seq);
  }

  accusedIn(of: string): string[] {
    const parties = [...this.stage.model.now.values()].filter(({ kind, on }) => kind === 'DEFENDANT' && on.case === of);
    return parties.map(({ on }) => on.person!);
  }

  get text(): string {
    return `${MARK} ${this.command.deed} ${this.no}`;
  }
}

/** Whom a person is now, after whatever merges. */
export function survivor(draft: Draft, person: string): string {
  const merged = draft.rows.get(`${person} merged`);
  return merged?.on.into ?? person;
}
