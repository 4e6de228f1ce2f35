import { eventCorrect, proposalApprove } from './mutations.js';
import { recordHide } from './publishing-mutations.js';
import { publish, submit } from './submissions.js';
import { done, type Done } from './write-checks.js';
import type { Someone, WriteServer } from './write-server.js';

interface CaseWithEvents {
  readonly id: string;
  readonly timeline: {
    readonly nodes: readonly {
      readonly id: string;
      readonly version: number;
      readonly kind: string;
      readonly citations: readonly { readonly source: { readonly id: string } }[];
    }[];
  };
}

/**
 * What the guide for reporters says has happened before: two editions were cited; then an event of the one case was corrected, and
 * one of the other hidden. It is made up.
 */
export async function reportersStory(servers: WriteServer): Promise<void> {
  const [advocate, editor] = [await servers.someone('ADVOCATE'), await servers.someone('EDITOR')];
  for (const slug of ['kz-2020-bilash-389', 'kz-2020-bilash-174']) {
    await fetch(`${servers.server.url}/cases/${slug}@8.json`);
  }
  const corrected = await caseOf(advocate, 'kz-2020-bilash-389');
  const opened = eventOf(corrected, 'INVESTIGATION_OPENED');
  const { proposal } = await done<Done>(advocate, eventCorrect, {
    event: opened.id,
    expectedVersion: opened.version,
    input: {
      kind: 'INVESTIGATION_OPENED',
      date: '2020-03',
      title: 'Investigation opened in March, under article 389',
      citations: opened.citations.map(({ source }) => ({ source: source.id })),
    },
  });
  if (proposal) await done(editor, proposalApprove, { id: proposal.id });
  const { id } = await submit(advocate, { id: corrected.id });
  const refusals = await publish(editor, id);
  if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
  const hidden = await caseOf(advocate, 'kz-2020-bilash-174');
  await done(editor, recordHide, {
    id: eventOf(hidden, 'DROPPED').id,
    confidentiality: 'RESTRICTED',
    reason: 'somebody is in danger',
  });
}

async function caseOf(who: Someone, slug: string): Promise<CaseWithEvents> {
  const { case: found } = await who.data<{ case: CaseWithEvents }>(
    `{ case(slug: "${slug}") { id timeline { nodes { id version kind citations { source { id } } } } } }`,
  );
  return found;
}

function eventOf({ timeline }: CaseWithEvents, kind: string) {
  const found = timeline.nodes.find((event) => event.kind === kind);
  if (!found) throw new Error(`There is no event of the kind ${kind}.`);
  return found;
}
