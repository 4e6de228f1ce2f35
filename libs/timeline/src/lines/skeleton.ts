import type { FoldCase, FoldEvent } from '../fold/index.js';

/** A case over all tiers, as `live.fold_input` hands it out: what the fold needs, each part with its reach. */
export interface CaseSkeleton {
  id: string;
  reach: number;
  charges: { id: string; reach: number; defendant: string | null; replaces: string | null }[];
  defendants: { person: string; reach: number }[];
  events: SkeletonEvent[];
  /** The lines stored now: which change last touched what each span of tiers sees. */
  lines: { tierFrom: number; tierTo: number; change: number }[];
}

/** An event of the skeleton; its penalties have a reach of their own, since they may name a hidden person. */
export type SkeletonEvent = Omit<FoldEvent, 'penalties'> & {
  reach: number;
  penalties: (FoldEvent['penalties'][number] & { reach: number })[];
};

/**
 * What viewers of one tier may see of a case. A charge that replaces a hidden one replaces nothing they know of; a
 * correction through a hidden link leads to the nearest event they can see.
 */
export function caseAt(skeleton: CaseSkeleton, tier: number): FoldCase {
  const seen = <Part extends { reach: number }>(parts: readonly Part[]) => parts.filter(({ reach }) => reach <= tier);
  const events = seen(skeleton.events);
  const byId = new Map(skeleton.events.map((event) => [event.id, event]));
  return {
    id: skeleton.id,
    charges: seen(skeleton.charges),
    defendants: seen(skeleton.defendants).map(({ person }) => person),
    events: events.map((event) => ({
      ...event,
      corrects: nearestVisible(event, byId, tier),
      penalties: seen(event.penalties),
    })),
  };
}

/** The lowest tier whose viewers may see just what those of this one may. */
export function lowestAlike({ reach, charges, defendants, events }: CaseSkeleton, tier: number): number {
  let lowest = reach;
  const raise = (part: { reach: number }) => {
    if (part.reach <= tier && part.reach > lowest) lowest = part.reach;
  };
  charges.forEach(raise);
  defendants.forEach(raise);
  for (const event of events) {
    raise(event);
    event.penalties.forEach(raise);
  }
  return lowest;
}

function nearestVisible(event: SkeletonEvent, byId: ReadonlyMap<string, SkeletonEvent>, tier: number): string | null {
  const passed = new Set<string>([event.id]);
  let next = event.corrects;
  while (next !== null && !passed.has(next)) {
    passed.add(next);
    const corrected = byId.get(next);
    if (!corrected) return null;
    if (corrected.reach <= tier) return next;
    next = corrected.corrects;
  }
  return null;
}
