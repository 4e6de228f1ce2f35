import { describe, expect, it } from '@jest/globals';
import { encodeId } from '@app/kernel';
import fc from 'fast-check';
import type { EventRecord } from '../document/case-document.js';
import { compareDocuments, goneEvents } from './compare-documents.js';
import { compareTimelines } from './compare-timelines.js';

const uuid = (number: number): string => `0196a3c4-5b6d-7e8f-9a0b-${String(number).padStart(12, '0')}`;
const event = (key: string) => ({ id: encodeId('CaseEvent', key), title: key }) as EventRecord;

/** What is done to a timeline: something is recorded, or an event that stands, by its place, is corrected or retracted. */
type Step = { readonly does: 'record' } | { readonly does: 'correct' | 'retract'; readonly place: number };

const steps = fc.array(
  fc.oneof(
    fc.constant<Step>({ does: 'record' }),
    fc.record({ does: fc.constantFrom('correct' as const, 'retract' as const), place: fc.nat(5) }),
  ),
  { maxLength: 20 },
);

/** A state of a timeline: the events that stand, and which each of those recorded stands in the place of. */
interface State {
  readonly stands: readonly string[];
  readonly corrects: ReadonlyMap<string, string>;
}

/** The states that the steps lead through. What a retracted correction replaced stands again. */
function statesOf(history: readonly Step[]): State[] {
  let state: State = { stands: [], corrects: new Map() };
  return [
    state,
    ...history.map((step, place) => {
      const { stands, corrects } = state;
      const at = step.does === 'record' ? -1 : step.place % Math.max(stands.length, 1);
      const old = stands[at];
      if (step.does === 'record') state = { corrects, stands: [...stands, uuid(place)] };
      else if (old !== undefined && step.does === 'correct') {
        state = { corrects: new Map([...corrects, [uuid(place), old]]), stands: stands.with(at, uuid(place)) };
      } else if (old !== undefined) {
        const back = corrects.get(old);
        const kept = new Map([...corrects].filter(([by]) => by !== old));
        state = { corrects: kept, stands: stands.flatMap((one) => (one === old ? (back ?? []) : one)) };
      }
      return state;
    }),
  ];
}

const pairs = fc.tuple(steps, fc.nat(), fc.nat()).map(([history, one, other]): [before: State, after: State] => {
  const states = statesOf(history);
  const [first, last] = [one % states.length, other % states.length].toSorted((a, b) => a - b);
  return [states[first!]!, states[last!]!];
});

describe('two documents', () => {
  it('differ by what the states of the graph differ by, whatever was recorded, corrected and retracted', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const states = compareTimelines({
          before: before.stands,
          after: after.stands,
          corrections: Object.fromEntries(after.corrects),
        });
        const [stood, stands] = [before.stands.map(event), after.stands.map(event)];
        const gone = goneEvents(stood, stands);
        // What the statement finds: corrections of what has gone, and of those.
        const found = [...after.corrects].filter(([, old]) => leadsTo(gone, old, after.corrects));
        const corrections = found.map(([by, old]) => ({ old, by, at: '' }));
        const { added, corrected, retracted } = compareDocuments(stood, stands, corrections);
        expect({
          added: added.map(({ title }) => title),
          corrected: corrected.map((pair) => ({ before: pair.before.title, after: pair.after.title })),
          retracted: retracted.map(({ title }) => title),
        }).toEqual(states);
      }),
    );
  });

  it('each event that came or went is told of once, and a correction by what stands in its place', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { added, corrected, retracted } = compareTimelines({
          before: before.stands,
          after: after.stands,
          corrections: Object.fromEntries(after.corrects),
        });
        const came = after.stands.filter((id) => !before.stands.includes(id));
        const went = before.stands.filter((id) => !after.stands.includes(id));
        expect([...added, ...corrected.map((pair) => pair.after)].toSorted()).toEqual(came.toSorted());
        expect([...retracted, ...corrected.map((pair) => pair.before)].toSorted()).toEqual(went.toSorted());
        for (const pair of corrected) expect(leadsTo([pair.before], pair.after, after.corrects)).toBe(true);
        for (const id of added) expect(leadsTo(went, id, after.corrects)).toBe(false);
      }),
    );
  });
});

/** Whether an event is one of these, or stands in the place of one. */
function leadsTo(events: readonly string[], id: string, corrects: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = id; at !== undefined; at = corrects.get(at)) if (events.includes(at)) return true;
  return false;
}
