import { eventCorrect, eventRecord } from '../mutations.js';
import { type Hand, type Made, survivor, TIERS } from './hand.js';
import { LIBERTY } from './model-standing.js';
import { accusedId, citationId, type Row } from './record-model.js';

export async function record(hand: Hand): Promise<Made | null> {
  const of = hand.pick(hand.command.one, 'cases');
  return of && happened(hand, of.id, null);
}

export async function correct(hand: Hand): Promise<Made | null> {
  // One of the latest, so that corrections are corrected.
  const events = [...hand.stage.model.now.values()].filter(({ table }) => table === 'case_events');
  const event = events.at(-1 - (hand.command.one % 3)) ?? null;
  return event && happened(hand, event.on.case!, event);
}

/** Records an event on a day of its own, or one in the place of another. */
async function happened(hand: Hand, of: string, old: Row | null): Promise<Made | null> {
  const source = hand.pick(hand.command.other, 'sources');
  if (!source) return null;
  const more = hand.command.day % 3 === 1 ? hand.pick(hand.command.other + 1, 'sources') : null;
  const sources = [...new Set([source.id, ...(more ? [more.id] : [])])];
  const charges = [...hand.stage.model.now.values()].filter(({ table, on }) => table === 'charges' && on.case === of);
  const charge = hand.command.day % 2 === 0 ? (charges[hand.command.who % (charges.length || 1)]?.id ?? null) : null;
  const accused = LIBERTY.includes(hand.command.kind) ? hand.accusedIn(of) : [];
  const defendant = charge === null ? (accused[hand.command.one % (accused.length + 1)] ?? null) : null;
  const actor = hand.recorder;
  const tier = Math.max(hand.tierOfNew(actor), old?.tier ?? 0);
  const day = dayOf(hand.command.day * 1_000 + hand.no);
  const { kind } = hand.command;
  const input = {
    kind,
    date: day,
    title: hand.text,
    citations: sources.map((id) => ({ source: id })),
    charges: charge === null ? [] : [charge],
    defendants: defendant === null ? [] : [defendant],
    confidentiality: TIERS[hand.tierOfNew(actor)],
    // Half of what goes against the procedure is refused, and half is recorded and marked.
    irregularity: hand.command.tier === 1 ? null : 'The sources say so.',
  };
  const args = old
    ? { event: old.id, expectedVersion: await hand.stage.versionOf(actor, old.id), input }
    : { case: of, input };
  return hand.does<{ event: { id: string } | null }>(
    actor,
    {
      mutation: old ? eventCorrect : eventRecord,
      args,
      touches: [of, ...sources, ...(charge ? [charge] : []), ...(old ? [old.id] : [])],
    },
    async ({ event }, seq) => {
      const id = await hand.made('case_events', 'CaseEvent', event, seq);
      return (draft) => {
        draft.add({ table: 'case_events', id, tier, on: { case: of }, kind, day, charge, corrects: old?.id ?? null });
        if (defendant !== null) {
          const on = { event: id, person: survivor(draft, defendant) };
          draft.add({ table: 'event_defendants', id: accusedId(id), tier, on });
        }
        for (const one of sources) {
          draft.add({ table: 'citations', id: citationId(id, one), tier, on: { event: id, source: one } });
        }
      };
    },
  );
}

/** A day by its number, from 1700 on. */
function dayOf(no: number): string {
  return new Date(Date.UTC(1700, 0, 1 + no)).toISOString().slice(0, 10);
}
