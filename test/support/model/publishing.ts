import { caseSubmit, caseWithdraw, submissionPublish } from '../publishing-mutations.js';
import type { Submission } from '../submissions.js';
import type { Hand, Made } from './hand.js';
import { type Listed, publish, withdraw } from './model-changes.js';

export async function submitOne(hand: Hand): Promise<null> {
  const row = hand.pick(hand.command.one, 'cases');
  if (!row) return null;
  const { who } = hand.recorder;
  const { submission } = await who.does<{ submission: Submission | null }>(caseSubmit, { id: row.id });
  if (!submission) return null;
  const ids = (held: boolean) =>
    submission.items.filter(({ heldBecause }) => (heldBecause !== null) === held).map(({ record }) => record.id);
  const listed: Listed = { becoming: ids(false), held: ids(true) };
  hand.stage.submissions.push({ id: submission.id, of: row.id, listed });
  return null;
}

export async function publishOne(hand: Hand, place: number): Promise<Made | null> {
  const { submissions } = hand.stage;
  const submission = place < 0 ? submissions.at(-1) : submissions[place % submissions.length];
  if (!submission) return null;
  return hand.does(
    hand.editor,
    { mutation: submissionPublish, args: { id: submission.id, reason: 'checked' }, touches: [submission.of] },
    () => (draft) => publish(draft, submission.of, submission.listed),
  );
}

export async function withdrawOne(hand: Hand): Promise<Made | null> {
  const row = hand.pick(hand.command.one, 'cases');
  if (!row) return null;
  const actor = hand.editor;
  const args = { id: row.id, expectedVersion: await hand.stage.versionOf(actor, row.id), reason: 'asked for' };
  return hand.does(
    actor,
    { mutation: caseWithdraw, args, touches: [row.id] },
    () => (draft) => withdraw(draft, row.id, actor.clearance),
  );
}
