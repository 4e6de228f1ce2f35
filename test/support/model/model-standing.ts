/** Where the charges that an event concerns stand afterwards; null where it moves none. */
const EFFECTS = {
  COMPLAINT_FILED: null,
  INVESTIGATION_OPENED: 'UNDER_INVESTIGATION',
  CHARGED: 'CHARGED',
  TRIAL_OPENED: 'ON_TRIAL',
  CONVICTED: 'CONVICTED',
  ACQUITTED: 'ACQUITTED',
  DROPPED: 'DROPPED',
  SUSPENDED: 'SUSPENDED',
  REOPENED: 'UNDER_INVESTIGATION',
  APPEAL_LODGED: 'UNDER_APPEAL',
  JUDGMENT_UPHELD: 'what stood before the appeal',
  DETAINED: null,
  RELEASED: null,
} as const;

/** What becomes of the liberty of those whom an event is about. */
const CUSTODY: Readonly<Record<string, string>> = { DETAINED: 'DETAINED', RELEASED: 'AT_LIBERTY' };

type Kind = keyof typeof EFFECTS;

/** The kinds that tell of somebody's liberty, and may name whose; they move no case. */
export const LIBERTY = Object.keys(CUSTODY);

/** The kinds of events that the model knows. */
export const KINDS = Object.keys(EFFECTS) as Kind[];

const LEAST_FINISHED_FIRST = [
  'ON_TRIAL',
  'UNDER_APPEAL',
  'CHARGED',
  'UNDER_INVESTIGATION',
  'SUSPENDED',
  'CONVICTED',
  'ACQUITTED',
  'DROPPED',
  'UNKNOWN',
];
const CLOSED = ['CONVICTED', 'ACQUITTED', 'DROPPED'];

interface Told {
  readonly kind?: string;
  readonly day?: string;
  readonly charge?: string | null;
}

export interface ModelStanding {
  readonly status: string;
  readonly opened: string | null;
  readonly closed: string | null;
  /** By charge. */
  readonly charges: ReadonlyMap<string, string>;
}

/** Where a case and its charges stand after events that are in order. Without charges the case is moved as a whole. */
export function standingAfter(events: readonly Told[], charges: readonly string[]): ModelStanding {
  const units = new Map((charges.length > 0 ? charges : ['the case']).map((unit) => [unit, ['UNKNOWN', '']]));
  let opened: string | null = null;
  let closed: string | null = null;
  for (const { kind, day = '', charge } of events) {
    const effect = EFFECTS[kind as Kind];
    if (effect === null) continue;
    if (effect === 'UNDER_INVESTIGATION' || effect === 'CHARGED') opened ??= day;
    for (const [unit, [status = '', before = '']] of units) {
      if (charge && charge !== unit) continue;
      const after: [status: string, before: string] =
        effect === 'what stood before the appeal'
          ? [before || status, '']
          : effect === 'UNDER_APPEAL'
            ? [effect, status === effect ? before : status]
            : [effect, ''];
      units.set(unit, after);
      if (CLOSED.includes(after[0])) closed = day;
    }
  }
  const statuses = [...units.values()].map(([status = '']) => status);
  const status = LEAST_FINISHED_FIRST.find((one) => statuses.includes(one))!;
  return {
    status,
    opened,
    closed: CLOSED.includes(status) ? closed : null,
    charges: new Map(charges.map((charge) => [charge, units.get(charge)![0]!])),
  };
}

/** Whether somebody is free after events that are in order and about them. */
export function custodyAfter(events: readonly Told[]): string {
  return events.map(({ kind }) => CUSTODY[kind ?? '']).findLast((state) => state !== undefined) ?? 'UNKNOWN';
}
