import type { Settled } from '@app/ledger';
import type { EntityManager } from 'typeorm';
import { foldLines } from './fold-lines.js';
import type { Lines } from './lines.js';
import { refoldPast } from './refold-past.js';
import { sameLines } from './same-lines.js';
import type { CaseSkeleton } from './skeleton.js';

/**
 * Works out everything derived from the cases this transaction has touched, for every tier: standing, custody,
 * the order of the timeline, the last update. Runs after the work of a change and before the change set is closed, with
 * which it is stored.
 */
export async function refoldTouched(manager: EntityManager): Promise<Settled | null> {
  const [{ change, touched, accused, skeletons, stored, moved }] = await manager.query<[RefoldInput]>(
    `SELECT *, current_setting('app.moved', true) = current_setting('app.change', true) AS moved FROM live.refold_input()`,
    // Even without any, parameters make it a statement that is prepared.
    [],
  );
  if (moved) await followMoved(manager);
  if (touched === null) return null;
  const touchedFrom = new Map(Object.entries(touched));
  const cases = [...touchedFrom.keys()];
  const persons = new Map(Object.entries(accused ?? {}));
  const lines = foldLines(skeletons ?? [], cases, persons, (skeleton, tier) => {
    const known = skeleton.lines.find((line) => line.tierFrom <= tier && tier <= line.tierTo);
    const from = touchedFrom.get(skeleton.id);
    return known && (from === undefined || tier < from) ? known.change : Number(change);
  });
  return { cases, persons: [...persons.keys()], lines: withoutKept(lines, stored) };
}

/** Who sees a record has changed: its past, and all that hung on it, is shown to others now, and told to them alone. */
async function followMoved(manager: EntityManager): Promise<void> {
  const cases = await manager.query<{ case_id: string }[]>('SELECT case_id FROM live.follow_moved()');
  if (cases.length > 0)
    await refoldPast(
      manager,
      cases.map(({ case_id }) => case_id),
    );
}

/** Lines by the tables they are kept in; of a table that is left out, the stored lines stay as they are. */
type ChangedLines = Pick<Lines, 'cases' | 'events'> & Partial<Lines>;

/** What most changes leave as it is: the lines of a table in which nothing has changed are left out. */
function withoutKept(lines: Lines, stored: StoredLines | null): ChangedLines {
  const { cases, events, charges, defendants, persons } = lines;
  return {
    cases,
    events,
    ...(sameLines(charges, stored?.charges ?? []) ? {} : { charges }),
    ...(sameLines(defendants, stored?.defendants ?? []) ? {} : { defendants }),
    ...(sameLines(persons, stored?.persons ?? []) ? {} : { persons }),
  };
}

/** The lines that stand, of the touched cases and of their defendants. */
type StoredLines = Pick<Lines, 'charges' | 'defendants' | 'persons'>;

/** What `live.refold_input` hands out; all but the change is null where no case was touched. */
interface RefoldInput {
  change: string;
  /** The lowest tier that can tell, by case. */
  touched: Record<string, number> | null;
  /** The cases that bear on a defendant's custody, by person. */
  accused: Record<string, string[]> | null;
  skeletons: CaseSkeleton[] | null;
  stored: StoredLines | null;
  /** Whether the reach of anything that has a past has moved. */
  moved: boolean | null;
}
