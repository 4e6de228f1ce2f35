import { caseCreate, chargeAdd, participantAdd, personCreate, sourceCreate } from '../mutations.js';
import { type Hand, type Made, survivor, TIERS } from './hand.js';
import { nameId } from './record-model.js';

export function recordSource(hand: Hand): Promise<Made | null> {
  const actor = hand.recorder;
  const tier = hand.tierOfNew(actor);
  const input = { kind: 'NEWS_ARTICLE', title: hand.text, confidentiality: TIERS[tier], force: true };
  return hand.does<{ source: { id: string } }>(
    actor,
    { mutation: sourceCreate, args: { input }, touches: [] },
    ({ source }) =>
      (draft) =>
        draft.add({ table: 'sources', id: source.id, tier, on: {} }),
  );
}

export function openCase(hand: Hand): Promise<Made | null> {
  const actor = hand.recorder;
  const [tier, text] = [hand.tierOfNew(actor), hand.text];
  const input = { title: text, kind: 'CRIMINAL', country: 'KZ', confidentiality: TIERS[tier] };
  return hand.does<{ case: { id: string } }>(
    actor,
    { mutation: caseCreate, args: { input }, touches: [] },
    ({ case: { id } }) =>
      (draft) =>
        draft.add({ table: 'cases', id, tier, on: {}, text }),
  );
}

export function namePerson(hand: Hand): Promise<Made | null> {
  const actor = hand.recorder;
  const [tier, text] = [hand.tierOfNew(actor), hand.text];
  const input = { names: [{ text, kind: 'PRIMARY' }], confidentiality: TIERS[tier], force: true };
  return hand.does<{ person: { id: string } }>(
    actor,
    { mutation: personCreate, args: { input }, touches: [] },
    ({ person: { id } }) =>
      (draft) => {
        draft.add({ table: 'persons', id, tier, on: {}, summary: null });
        draft.add({ table: 'names', id: nameId(text), tier, on: { person: id }, text, kind: 'PRIMARY' });
      },
  );
}

export async function accuse(hand: Hand): Promise<Made | null> {
  const [of, person] = [hand.pick(hand.command.one, 'cases'), hand.pick(hand.command.other, 'persons')];
  if (!of || !person) return null;
  const actor = hand.recorder;
  const tier = hand.tierOfNew(actor);
  const kind = hand.command.day % 3 === 0 ? 'WITNESS' : 'DEFENDANT';
  const input = { party: person.id, role: kind, confidentiality: TIERS[tier] };
  return hand.does<{ participant: { id: string } | null }>(
    actor,
    { mutation: participantAdd, args: { case: of.id, input }, touches: [of.id] },
    async ({ participant }, seq) => {
      const id = await hand.made('case_participants', 'CaseParticipant', participant, seq);
      // Whoever was merged meanwhile is the survivor.
      return (draft) =>
        draft.add({
          table: 'case_participants',
          id,
          tier,
          kind,
          on: { case: of.id, person: survivor(draft, person.id) },
        });
    },
  );
}

export async function bringCharge(hand: Hand): Promise<Made | null> {
  const of = hand.pick(hand.command.one, 'cases');
  if (!of) return null;
  // Now and then it is against nobody in particular.
  const accused = hand.accusedIn(of.id);
  const defendant = accused[hand.command.other % (accused.length + 1)];
  const actor = hand.recorder;
  const tier = hand.tierOfNew(actor);
  const input = { offence: hand.text, defendant, confidentiality: TIERS[tier] };
  return hand.does<{ charge: { id: string } | null }>(
    actor,
    { mutation: chargeAdd, args: { case: of.id, input }, touches: [of.id] },
    async ({ charge }, seq) => {
      const id = await hand.made('charges', 'Charge', charge, seq);
      return (draft) => {
        const on = defendant === undefined ? { case: of.id } : { case: of.id, person: survivor(draft, defendant) };
        draft.add({ table: 'charges', id, tier, on });
      };
    },
  );
}
