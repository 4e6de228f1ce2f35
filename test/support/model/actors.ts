import type { Someone, WriteServer } from '../write-server.js';

/** Somebody who takes part in the runs, and the tier that they are cleared for. */
export interface Actor {
  readonly who: Someone;
  readonly clearance: number;
}

/** Who records, who decides, and one viewer of each tier, the lowest first. */
export interface Actors {
  readonly recorders: readonly Actor[];
  readonly editors: readonly Actor[];
  readonly viewers: readonly Someone[];
}

export async function actorsOn(servers: WriteServer): Promise<Actors> {
  const actor = async (role: 'ADVOCATE' | 'EDITOR', clearance: number): Promise<Actor> => ({
    who: await servers.someone(role, clearance),
    clearance,
  });
  const [one, other, sealed, editor, second, third] = await Promise.all([
    actor('ADVOCATE', 2),
    actor('ADVOCATE', 2),
    actor('ADVOCATE', 3),
    actor('EDITOR', 2),
    actor('EDITOR', 3),
    actor('EDITOR', 3),
  ]);
  const partner = await servers.someone('RESEARCHER', 1);
  return {
    recorders: [one, other, sealed],
    editors: [editor, second, third],
    viewers: [servers.public, partner, one.who, sealed.who],
  };
}
