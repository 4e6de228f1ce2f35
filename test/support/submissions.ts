import type { Notebook } from './full-case.js';
import { caseSubmit, submissionPublish } from './publishing-mutations.js';
import type { Refusal, Someone } from './write-server.js';

/** A record of a submission as it is read. */
export interface Item {
  record: { __typename: string; id: string };
  confidentiality: string;
  version: number;
  heldBecause: string | null;
  consent: string | null;
}

export interface Submission {
  id: string;
  state: string;
  note: string | null;
  items: Item[];
}

/** Submits a case; a refusal is a failure. */
export async function submit(
  who: Someone,
  args: { id: string; include?: string[]; exclude?: string[]; note?: string },
) {
  const { submission, userErrors } = await who.does<{ submission: Submission | null }>(caseSubmit, args);
  if (!submission) throw new Error(JSON.stringify(userErrors));
  return submission;
}

/** What the submission of a case is refused for. */
export async function refusedSubmission(who: Someone, args: object): Promise<Refusal[]> {
  const { submission, userErrors } = await who.does<{ submission: Submission | null }>(caseSubmit, args);
  if (submission) throw new Error('It was not refused.');
  return userErrors;
}

/** What publishing a submission is refused for; none where it was published. */
export async function publish(who: Someone, id: string): Promise<Refusal[]> {
  return (await who.does(submissionPublish, { id, reason: 'checked' })).userErrors;
}

/** The names of what becomes public, and of what is left out with the reason; each in the order of names. */
export function told(book: Notebook, { items }: Submission): { public: string[]; held: Record<string, string> } {
  const named = items.map(({ record, heldBecause }) => [book.name(record.id), heldBecause] as const);
  named.sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    public: named.flatMap(([name, reason]) => (reason === null ? [name] : [])),
    held: Object.fromEntries(named.flatMap(([name, reason]) => (reason === null ? [] : [[name, reason]]))),
  };
}

/** Which of the named records somebody sees, in the order of names. */
export async function seenBy(who: Someone, book: Notebook): Promise<string[]> {
  const names = Object.keys(book.ids).toSorted();
  const { nodes } = await who.data<{ nodes: (object | null)[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: names.map((name) => book.id(name)),
  });
  return names.filter((_, place) => nodes[place] !== null);
}
