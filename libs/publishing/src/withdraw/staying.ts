import type { EntityManager } from 'typeorm';
import type { Near, NearLink } from '../plan/neighbourhood.js';
import { NEEDED_ELSEWHERE, NEEDS_OF_STAYING } from './needs.query.js';

/**
 * Which of the records around a case stay public when it is withdrawn: those that another public case or the law needs,
 * and what these need in turn. An affiliation or relationship stays while both its ends do.
 *
 * @param records  public persons, organizations and sources
 * @returns their ids, and those of links
 */
export async function stayingOf(
  manager: EntityManager,
  caseId: string,
  { records, links }: { records: readonly Near[]; links: readonly NearLink[] },
): Promise<ReadonlySet<string>> {
  const ids = records.map(({ id }) => id);
  const linkIds = links.map(({ id }) => id);
  const needed = await manager.query<{ id: string }[]>(NEEDED_ELSEWHERE, [ids, caseId, linkIds]);
  const needs = await manager.query<{ needs: string; needed: string }[]>(NEEDS_OF_STAYING, [ids, linkIds]);
  const needsOf = Map.groupBy(needs, (pair) => pair.needs);
  // What is not among the candidates is not withdrawn.
  const mayGo = new Set(ids);
  const staying = new Set<string>();
  const waiting = needed.map(({ id }) => id);
  const stays = (id: string) => staying.has(id) || !mayGo.has(id);
  const keep = () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (staying.has(id)) continue;
      staying.add(id);
      waiting.push(...(needsOf.get(id) ?? []).map((pair) => pair.needed));
    }
  };
  keep();
  // A link keeps its sources, and no end: what these keep may be the other end of another.
  for (let more = true; more;) {
    const kept = links.filter(({ id, ends }) => !staying.has(id) && ends.every((end) => stays(end.id)));
    more = kept.length > 0;
    waiting.push(...kept.map(({ id }) => id));
    keep();
  }
  return staying;
}
