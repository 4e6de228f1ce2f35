import type { WriteServer } from '../write-server.js';
import type { Actors } from './actors.js';
import { askViews } from './ask-views.js';
import type { Command } from './commands.js';
import { doOne } from './deeds.js';
import { Hand, type Made } from './hand.js';
import { expectedView } from './model-view.js';
import { RecordModel } from './record-model.js';
import { MARK, Stage } from './stage.js';

/** What every run begins with, so that few commands are without an object. */
const FIRST: Command = { deed: 'openCase', who: 0, one: 0, other: 0, tier: 2, kind: 'CHARGED', day: 1 };

/** One run: records of its own on a server, and the model of them. */
export class Run {
  #no = 0;

  private constructor(private readonly stage: Stage) {}

  static async begin(servers: WriteServer, actors: Actors): Promise<Run> {
    const { snapshot } = await servers.public.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }');
    const run = new Run(new Stage(servers, actors, new RecordModel(snapshot.seq)));
    await run.take([{ ...FIRST, deed: 'recordSource' }]);
    await run.take([FIRST]);
    await run.take([{ ...FIRST, deed: 'namePerson' }]);
    return run;
  }

  /** Does things at once, and then to the model what came of them, in the order of their change sets. */
  async take(commands: readonly Command[]): Promise<void> {
    const hands = commands.map((command) => new Hand(this.stage, command, (this.#no += 1)));
    // Where one fails, the others are waited for, or they would still be at work when the server is stopped.
    const ended = await Promise.allSettled(hands.map(doOne));
    const made = ended.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    const sets = made.filter((one) => one !== null).toSorted((one: Made, other: Made) => one.seq - other.seq);
    for (const { seq, work } of sets) this.stage.model.apply(seq, work);
  }

  /** Every change set of the run, and the one before it. */
  get seqs(): number[] {
    const { start, last } = this.stage.model;
    return Array.from({ length: last - start + 1 }, (_, place) => start + place);
  }

  /** What each tier sees as of each of these change sets, null being now: beside what it would see by the model. */
  async *views(seqs: readonly (number | null)[]): AsyncGenerator<{ seen: object; expected: object }> {
    for (const [tier, viewer] of this.stage.actors.viewers.entries()) {
      const views = await askViews(viewer, MARK, seqs);
      for (const [place, seq] of seqs.entries()) {
        const where = { tier, seq };
        const expected = { ...where, ...expectedView(this.stage.model, seq, tier) };
        yield { seen: { ...where, ...views[place] }, expected };
      }
    }
  }
}
