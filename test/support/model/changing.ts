import { caseUpdate, personUpdate, proposalApprove } from '../mutations.js';
import { personMerge, recordHide, recordRetract } from '../publishing-mutations.js';
import { type Hand, type Made, survivor, TIERS } from './hand.js';
import { merge, rename, retract } from './model-changes.js';
import type { Row } from './record-model.js';

/** Of what is hidden or retracted. */
const RECORDS: readonly Row['table'][] = ['cases', 'persons', 'case_participants', 'charges', 'case_events', 'sources'];

export async function edit(hand: Hand): Promise<Made | null> {
  const row = hand.pick(hand.command.one, 'cases', 'persons');
  if (!row) return null;
  const actor = hand.recorder;
  const text = hand.text;
  const raised = hand.command.day % 4 === 0 ? hand.command.tier : null;
  const renames = row.table === 'persons' && hand.command.day % 2 === 0;
  const patch: Partial<Row> = row.table === 'cases' ? { text } : renames ? {} : { summary: text };
  const input =
    row.table === 'cases' ? { title: text } : renames ? { names: [{ text, kind: 'PRIMARY' }] } : { summary: text };
  const args = {
    id: row.id,
    expectedVersion: await hand.stage.versionOf(actor, row.id),
    patch: { ...input, ...(raised === null ? {} : { confidentiality: TIERS[raised] }) },
  };
  return hand.does(
    actor,
    { mutation: row.table === 'cases' ? caseUpdate : personUpdate, args, touches: [row.id] },
    () => (draft) => {
      const id = survivor(draft, row.id);
      draft.patch(id, { ...patch, ...(raised === null ? {} : { tier: raised }) });
      if (renames) rename(draft, id, { text, clearance: actor.clearance });
    },
  );
}

export async function hide(hand: Hand): Promise<Made | null> {
  const row = hand.pick(hand.command.one * 12 + hand.command.other, ...RECORDS);
  if (!row) return null;
  const { tier } = hand.command;
  return hand.does(
    hand.recorder,
    { mutation: recordHide, args: { id: row.id, confidentiality: TIERS[tier], reason: 'danger' }, touches: [row.id] },
    () => (draft) => draft.patch(survivor(draft, row.id), { tier }),
  );
}

export async function retractOne(hand: Hand): Promise<Made | null> {
  const row = hand.pick(hand.command.one * 12 + hand.command.other, ...RECORDS);
  if (!row) return null;
  const actor = hand.recorder;
  const args = { id: row.id, expectedVersion: await hand.stage.versionOf(actor, row.id), reason: 'a mistake' };
  return hand.does(
    actor,
    { mutation: recordRetract, args, touches: [row.id] },
    () => (draft) => retract(draft, survivor(draft, row.id), actor.clearance),
  );
}

export async function mergeTwo(hand: Hand): Promise<Made | null> {
  const [into, from] = [hand.pick(hand.command.one, 'persons'), hand.pick(hand.command.other, 'persons')];
  if (!into || !from || into === from) return null;
  return hand.does(
    hand.editor,
    { mutation: personMerge, args: { id: into.id, duplicate: from.id, reason: 'one man' }, touches: [] },
    () => (draft) => {
      const [one, other] = [survivor(draft, into.id), survivor(draft, from.id)];
      if (one === other) throw new Error(`${one} was merged with itself.`);
      merge(draft, one, other);
    },
  );
}

export async function approve(hand: Hand): Promise<Made | null> {
  const { proposals } = hand.stage;
  const proposal = proposals[hand.command.one % proposals.length];
  if (!proposal) return null;
  return hand.does(
    hand.editor,
    { mutation: proposalApprove, args: { id: proposal.id, reason: 'so it is' }, touches: [] },
    () => proposal.work,
  );
}
