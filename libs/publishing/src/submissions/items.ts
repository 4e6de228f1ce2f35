import type { Becoming } from '../plan/make-public.js';
import { type Neighbourhood, recordsAround } from '../plan/neighbourhood.js';
import type { Plan } from '../plan/plan.js';
import { STAYS_HIDDEN } from '../plan/reasons.js';
import { typeOfTable } from '../plan/record-types.js';
import type { StoredItem } from './stored-submission.js';

/** The order in which people look at a case. */
const ORDER = [
  'cases',
  'case_participants',
  'charges',
  'case_events',
  'related_cases',
  'persons',
  'organizations',
  'affiliations',
  'relationships',
  'sources',
];

/**
 * What a submission shows people: the records that become public, those of the case and then those elsewhere, and the
 * records that are left out. Names, citations and other parts go with the record they are of.
 */
export function itemsOf(around: Neighbourhood, plan: Plan, becoming: readonly Becoming[]): StoredItem[] {
  const isPerson = new Set(around.parties.filter(({ kind }) => kind === 'persons').map(({ id }) => id));
  const parties = new Map(around.participants.map(({ id, party }) => [id, party]));
  const personOf = (id: string) => {
    const person = parties.get(id) ?? id;
    return isPerson.has(person) ? person : null;
  };
  const becomes = new Set(becoming.map(({ id }) => id));
  const ofCase = [
    ...plan.shown
      .filter(({ reach }) => reach > 0)
      .map((record) => ({ record, held: becomes.has(record.id) ? null : STAYS_HIDDEN })),
    ...plan.held.map(({ record, because }) => ({ record, held: because })),
  ];
  const places = placesOf(around);
  ofCase.sort(
    (one, other) =>
      ORDER.indexOf(one.record.kind) - ORDER.indexOf(other.record.kind) ||
      (places.get(one.record.id) ?? 0) - (places.get(other.record.id) ?? 0),
  );
  const known = new Set(ofCase.map(({ record }) => record.id));
  const elsewhere = becoming.filter(({ id, kind }) => !known.has(id) && typeOfTable(kind) !== null);
  return [
    ...ofCase.map(({ record, held }) => itemOf(record, held, personOf(record.id))),
    ...elsewhere.map((row) => itemOf(row, null, personOf(row.id))),
  ];
}

function itemOf({ kind, id, version, reach }: Becoming, held: string | null, person: string | null): StoredItem {
  return { id: `${typeOfTable(kind)}_${id}`, version, reach, held, person };
}

/** Where each record comes among those of its kind: persons and organizations as the case names them, others as it orders them. */
function placesOf(around: Neighbourhood): ReadonlyMap<string, number> {
  const { participants, charges, events } = around;
  const named = [
    ...participants.map(({ party }) => party),
    ...charges.flatMap(({ defendant }) => defendant ?? []),
    ...events.flatMap(({ parties, defendants }) => [...parties, ...defendants]),
  ];
  const order = new Set([...named, ...recordsAround(around).map(({ id }) => id)]);
  return new Map([...order].map((id, place) => [id, place]));
}
