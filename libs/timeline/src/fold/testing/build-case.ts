import { CaseEventKind } from '../../vocabulary/case-event-kind.js';
import type { FoldCase, FoldCharge, FoldEvent } from '../fold-case.js';

/** What a test says of an event; the rest is the plainest there is. `date` gives first and last day. */
export type EventSketch = Partial<Omit<FoldEvent, 'kind'>> & {
  readonly kind: keyof typeof CaseEventKind;
  readonly date?: readonly [earliest: string | null, latest: string | null];
};

/** An event; numbered by its id's digits if it has any, and known by its kind if it has no id. */
export function event({ kind, date, ...rest }: EventSketch): FoldEvent {
  const id = rest.id ?? kind;
  return {
    id,
    kind: CaseEventKind[kind],
    edtf: '',
    earliest: date?.[0] ?? null,
    latest: date?.[1] ?? null,
    recordedNo: Number(/\d+/.exec(id)?.[0] ?? 0),
    after: null,
    corrects: null,
    charges: [],
    defendants: [],
    penalties: [],
    restraint: null,
    irregularity: null,
    place: null,
    ...rest,
  };
}

/** Both ends of a single day, for `date`. */
export const on = (day: string): readonly [string, string] => [day, day];

export const charge = (id: string, defendant: string | null = null, replaces: string | null = null): FoldCharge => ({
  id,
  defendant,
  replaces,
});

export function caseOf(
  events: readonly EventSketch[],
  { charges = [charge('c1')], defendants = ['d1'] }: Partial<Pick<FoldCase, 'charges' | 'defendants'>> = {},
): FoldCase {
  return { id: 'case', events: events.map(event), charges, defendants };
}

export const ids = (events: readonly FoldEvent[]): string[] => events.map(({ id }) => id);
