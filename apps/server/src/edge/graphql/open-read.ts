import type { Viewer } from '@app/access';
import { MemberRead, PastRead, type Pools, PublicRead } from '@app/database';

/** A way to read for one request, and its end. */
export interface OpenRead {
  readonly read: PublicRead | MemberRead;
  /** A way to read a state of the past. */
  readonly past: () => PastRead;
  /** How many statements have been sent so far, in whatever state. */
  readonly statements: number;
  /** Gives back what reading the present holds; nothing may be asked of it after. */
  readonly endPresent: () => Promise<void>;
  /** Gives back what reading holds; nothing may be asked after. */
  readonly end: () => Promise<void>;
}

/** What the viewer may read: the public through a login of its own, whoever is signed in by their clearance. */
export function openRead(pools: Pools, viewer: Viewer | null, signal: AbortSignal): OpenRead {
  const member = viewer && new MemberRead(pools.member, viewer.clearance, signal);
  const read = member ?? new PublicRead(pools.public, signal);
  // Which change set a moment leads to is no secret, and not worth a connection of those who are signed in.
  const lookups = member ? new PublicRead(pools.public, signal) : read;
  const pasts: PastRead[] = [];
  return {
    read,
    past: () => {
      const pool = viewer ? pools.past.member : pools.past.public;
      const opened = new PastRead(read, lookups, pool, viewer?.clearance ?? null, signal);
      pasts.push(opened);
      return opened;
    },
    get statements() {
      return [...new Set([read, lookups]), ...pasts].reduce((sum, { statements }) => sum + statements, 0);
    },
    endPresent: async () => member?.end(),
    end: async () => {
      await Promise.all([member?.end(), ...pasts.map((opened) => opened.end())]);
    },
  };
}
