import type { Viewer } from '@app/access';
import { MemberRead, type Pools, PublicRead } from '@app/database';

/** A way to read for one request, and its end. */
export interface OpenRead {
  readonly read: PublicRead | MemberRead;
  /** Gives back what reading holds; nothing may be asked after. */
  readonly end: () => Promise<void>;
}

/** What the viewer may read: the public through a login of its own, whoever is signed in by their clearance. */
export function openRead(pools: Pools, viewer: Viewer | null, signal: AbortSignal): OpenRead {
  if (viewer === null) return { read: new PublicRead(pools.public, signal), end: () => Promise.resolve() };
  const read = new MemberRead(pools.member, viewer.clearance, signal);
  return { read, end: () => read.end() };
}
