/**
 * Which library may import which: the nearest arrows only, what these reach is allowed too. The boundaries are checked
 * by this table, and the picture in the README is drawn from it.
 */
export const ARROWS = {
  kernel: [],
  names: ['kernel'],
  bibliography: ['kernel'],
  database: ['names'],
  access: ['database'],
  proof: ['database'],
  backup: ['proof'],
  ledger: ['access'],
  people: ['ledger'],
  organizations: ['people'],
  statutes: ['ledger'],
  sources: ['organizations', 'bibliography'],
  cases: ['statutes', 'sources'],
  timeline: ['cases'],
  publishing: ['timeline'],
  live: ['timeline'],
  citing: ['timeline'],
  search: ['timeline'],
  interchange: ['timeline'],
  pages: ['publishing', 'live', 'citing', 'search', 'interchange', 'proof'],
};

/** Every library that `library` may import. */
export function reach(library) {
  return new Set(ARROWS[library].flatMap((near) => [near, ...reach(near)]));
}

/** The picture of the libraries in `present`, as Mermaid text: an arrow points at what is imported. */
export function drawLibraries(present) {
  const lines = Object.keys(ARROWS)
    .filter((library) => present.includes(library))
    .flatMap((library) => nearest(library, present).map((near) => `  ${library} --> ${near}`));
  const top = present.filter((library) => !present.some((other) => reach(other).has(library)));
  return ['```mermaid', 'flowchart BT', ...top.map((library) => `  apps --> ${library}`), ...lines, '```'].join('\n');
}

/** The nearest libraries that are there; an arrow to one that is not built yet goes on to what it would reach. */
function nearest(library, present) {
  const found = ARROWS[library].flatMap((near) => (present.includes(near) ? [near] : nearest(near, present)));
  return [...new Set(found)].filter((one) => !found.some((other) => reach(other).has(one)));
}
