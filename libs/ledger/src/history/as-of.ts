import { PastContext, type ViewerContext } from '@app/access';
import { BadInput } from '@app/kernel';

/** Which state of the record is asked for: the one after a change set, or the one at a moment. */
export interface AsOfArgs {
  readonly seq?: number | null;
  readonly at?: string | null;
}

/** The part of the graph that says so, which no class can declare: it answers with the root itself. */
export const AS_OF = `
  extend type Query {
    """
    The whole query as the record stood after change set \`seq\`, or at a moment: the latest change set at or before it. What has
    been hidden since is hidden here as well.
    """
    asOf(
      "The number of a change set, from 1."
      seq: Int
      "A moment. Give this or \`seq\`."
      at: DateTime
    ): Query!
  }`;

const BY_SEQ = {
  name: 'as-of-seq',
  text: `SELECT (SELECT c.seq::integer FROM ledger.change_sets c WHERE c.seq = $1::bigint) AS seq,
    (SELECT max(c.seq)::integer FROM ledger.change_sets c) AS latest`,
};
const BY_MOMENT = {
  name: 'as-of-moment',
  text: `SELECT (SELECT c.seq::integer FROM ledger.change_sets c WHERE c.at <= $1::timestamptz ORDER BY c.at DESC, c.seq DESC LIMIT 1) AS seq,
    (SELECT min(c.at) FROM ledger.change_sets c) AS first`,
};

/**
 * Leads everything below into the past.
 * @throws BadInput where nothing or both are given, where there is no such state, and within another `asOf`
 */
export async function enterPast({ seq = null, at = null }: AsOfArgs, context: ViewerContext): Promise<object> {
  if (context.asOf !== null || !(context instanceof PastContext)) {
    throw new BadInput('"asOf" stands within "asOf". Ask for each state by itself, side by side.', ['asOf']);
  }
  if (seq !== null && at !== null) {
    throw new BadInput('"seq" and "at" name a state in two ways. Give one of them.', ['at']);
  }
  if (seq === null && at === null) throw new BadInput('Neither "seq" nor "at" is given. Give one of them.', ['seq']);
  const found = seq === null ? await stateAt(at!, context) : await stateAfter(seq, context);
  context.goTo(found);
  return {};
}

async function stateAfter(seq: number, { lookUp }: PastContext): Promise<number> {
  if (seq < 1) throw new BadInput(`Change sets are numbered from 1; there is none of number ${seq}.`, ['seq']);
  const [row] = await lookUp<{ seq: number | null; latest: number | null }>(BY_SEQ, [seq]);
  if (row?.seq) return row.seq;
  const latest = row?.latest ? `the latest is ${row.latest}` : 'nothing has been recorded yet';
  throw new BadInput(`There is no change set ${seq}: ${latest}.`, ['seq']);
}

async function stateAt(at: string, { lookUp }: PastContext): Promise<number> {
  const [row] = await lookUp<{ seq: number | null; first: Date | null }>(BY_MOMENT, [at]);
  if (row?.seq) return row.seq;
  const first = row?.first ? `The record begins at ${row.first.toISOString()}.` : 'Nothing has been recorded yet.';
  throw new BadInput(`Nothing had been recorded by then. ${first}`, ['at']);
}
