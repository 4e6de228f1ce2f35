import { foldCustody, foldStanding, lineDays, mergeLines, orderTimeline } from '../fold/index.js';
import { CustodyState } from '../vocabulary/index.js';
import { type CaseSkeleton, caseAt, lowestAlike } from './skeleton.js';
import type { CaseLine, ChargeLine, DefendantLine, EventLine, Lines, PersonLine } from './lines.js';
import { mergeTiers, TIERS, type TierRow } from './tiers.js';

const BEGINNING = '-infinity';
const END = 'infinity';

/** The change that last touched what a tier sees of a case. */
export type ChangeOf = (skeleton: CaseSkeleton, tier: number) => number;

/**
 * Folds cases for every tier, and the custody of persons over all the cases in which they stand accused. Tiers that see
 * the same share one row.
 *
 * @param skeletons  all cases needed: the ones to store, and the other cases of the persons
 * @param cases      whose lines are wanted
 * @param persons    whose custody is wanted, each with the cases that bear on it
 */
export function foldLines(
  skeletons: readonly CaseSkeleton[],
  cases: readonly string[],
  persons: ReadonlyMap<string, readonly string[]>,
  changeOf: ChangeOf,
): Lines {
  const rows = {
    cases: [] as TierRow<CaseLine>[],
    events: [] as TierRow<EventLine>[],
    charges: [] as TierRow<ChargeLine>[],
    defendants: [] as TierRow<DefendantLine>[],
    persons: [] as TierRow<PersonLine>[],
  };
  const wanted = new Set(cases);
  // Tiers that see the same are folded once.
  const views = skeletons.map((skeleton) => ({ skeleton, viewAt: viewsOf(skeleton) }));
  for (const tier of TIERS) {
    const folded = new Map(
      views
        .filter(({ skeleton }) => skeleton.reach <= tier)
        .map(({ skeleton, viewAt }) => [skeleton.id, { skeleton, ...viewAt(tier) }]),
    );
    for (const [id, { skeleton, lines }] of folded) {
      if (!wanted.has(id)) continue;
      const at = <Row>(row: Row): TierRow<Row> => ({ tier, row });
      rows.cases.push(at({ ...lines.case, change_id: changeOf(skeleton, tier) }));
      rows.events.push(...lines.events.map(at));
      rows.charges.push(...lines.charges.map(at));
      rows.defendants.push(...lines.defendants.map(at));
    }
    for (const [person, ids] of persons) {
      const seen = ids.toSorted().flatMap((id) => folded.get(id)?.timeline ?? []);
      const accused = seen.filter(({ foldCase }) => isAccused(foldCase, person));
      if (accused.length > 0) rows.persons.push({ tier, row: personLine(person, accused) });
    }
  }
  return {
    cases: mergeTiers(rows.cases, (row) => row.case_id),
    events: mergeTiers(rows.events, (row) => row.event_id),
    charges: mergeTiers(rows.charges, (row) => row.charge_id),
    defendants: mergeTiers(rows.defendants, (row) => `${row.case_id} ${row.person_id}`),
    persons: mergeTiers(rows.persons, (row) => row.person_id),
  };
}

type FoldedCase = ReturnType<typeof foldCaseAt>;
type Timeline = FoldedCase['timeline'];

/** The case as each tier sees it, folded when it is first wanted and where the tier below sees less. */
function viewsOf(skeleton: CaseSkeleton): (tier: number) => FoldedCase {
  const folded = new Map<number, FoldedCase>();
  return (tier) => {
    const lowest = lowestAlike(skeleton, tier);
    const view = folded.get(lowest) ?? foldCaseAt(skeleton, lowest);
    folded.set(lowest, view);
    return view;
  };
}

function foldCaseAt(skeleton: CaseSkeleton, tier: number) {
  const foldCase = caseAt(skeleton, tier);
  const { order, breaks, irregular: recordedSo } = orderTimeline(foldCase);
  const fold = foldStanding(foldCase, order);
  const days = lineDays(order);
  const irregular = new Set([...breaks.map(({ event }) => event), ...recordedSo]);
  const byId = new Map(order.map((event) => [event.id, event]));
  const opened = fold.opened === null ? null : byId.get(fold.opened);
  const line: Omit<CaseLine, 'change_id'> = {
    case_id: skeleton.id,
    status: fold.case.status,
    final: fold.case.final,
    since_event: fold.case.since,
    because: [...fold.case.because],
    opened_event: fold.opened,
    opened_from: opened ? (opened.earliest ?? (opened.latest ? BEGINNING : null)) : null,
    opened_to: opened ? (opened.latest ?? (opened.earliest ? END : null)) : null,
    closed_event: fold.closed,
    first_day: fold.firstDay,
    last_day: fold.lastDay,
    event_count: order.length,
    latest_key: fold.lastDay ?? BEGINNING,
    opened_key: opened?.earliest ?? opened?.latest ?? BEGINNING,
  };
  const defendants = [...fold.defendants].map(([person, standing]): DefendantLine => {
    const custody = foldCustody(
      person,
      order.map((event) => ({ event, foldCase })),
    );
    return {
      case_id: skeleton.id,
      person_id: person,
      status: standing.status,
      final: standing.final,
      since_event: standing.since,
      because: [...standing.because],
      custody: custody.state,
      custody_since: custody.since,
      custody_place: custody.place,
      custody_because: [...custody.because],
    };
  });
  return {
    timeline: [{ order, foldCase }],
    lines: {
      case: line,
      defendants,
      events: order.map((event, index): EventLine => ({
        event_id: event.id,
        case_id: skeleton.id,
        position: index + 1,
        line_key: days[index] ?? END,
        irregular: irregular.has(event.id),
      })),
      charges: [...fold.charges].map(([charge, standing]): ChargeLine => ({
        charge_id: charge,
        status: standing.status,
        final: standing.final,
        since_event: standing.since,
        because: [...standing.because],
      })),
    },
  };
}

function isAccused(foldCase: Timeline[number]['foldCase'], person: string): boolean {
  return foldCase.defendants.includes(person) || foldCase.charges.some(({ defendant }) => defendant === person);
}

function personLine(person: string, timelines: Timeline): PersonLine {
  const line = mergeLines(timelines).map(({ event, from }) => ({ event, foldCase: from.foldCase }));
  const custody = foldCustody(person, line);
  return {
    person_id: person,
    custody: custody.state ?? CustodyState.UNKNOWN,
    custody_since: custody.since,
    custody_place: custody.place,
    custody_because: [...custody.because],
  };
}
