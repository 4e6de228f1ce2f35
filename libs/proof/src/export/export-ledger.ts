import type { EntityManager } from 'typeorm';
import { signingKeys } from '../keys/signing-keys.js';
import type { ChangeSet } from '../verify/change-set.js';
import { readChangeSets, recordTables } from '../verify/read-change-sets.js';
import { FORMAT, type ExportEnd, type ExportHeader } from './format.js';

/** Change sets that are read at a time. */
const BATCH = 500;

/**
 * The ledger as lines of JSON, each with its line end: what a stranger needs to check it, without a database.
 *
 * @param manager  of the owner's login, in a transaction that sees one state
 * @param scope  `public` for what everybody may read anyway; `whole` holds everything that was ever recorded, secrets too
 */
export async function* exportLedger(
  manager: EntityManager,
  scope: ExportHeader['scope'],
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const tables = await recordTables(manager);
  const header: ExportHeader = { format: FORMAT, scope, keys: await signingKeys(manager) };
  yield `${JSON.stringify(header)}\n`;
  const end = { changeSets: 0, checkpoints: 0 };
  for (let after = 0; ;) {
    signal?.throwIfAborted();
    const { changeSets } = await readChangeSets(manager, tables, {
      after,
      most: BATCH,
      tier: scope === 'whole' ? 3 : 0,
    });
    const last = changeSets.at(-1)?.seq;
    if (last === undefined) break;
    const notes = await manager.query<{ size: number; note: string }[]>(
      'SELECT size::float8 AS size, note FROM ledger.checkpoints c WHERE c.size > $1 AND c.size <= $2 ORDER BY c.size, c.made_at, c.note',
      [after, last],
    );
    const bySize = Map.groupBy(notes, ({ size }) => size);
    for (const changeSet of changeSets) {
      end.changeSets += 1;
      yield lineOf(changeSet);
      for (const { note } of bySize.get(changeSet.seq) ?? []) {
        end.checkpoints += 1;
        yield `${JSON.stringify({ checkpoint: note })}\n`;
      }
    }
    after = last;
  }
  yield `${JSON.stringify({ end } satisfies ExportEnd)}\n`;
}

/** Values go as they are hashed, so that nobody's numbers are rounded on the way. */
function lineOf({ seq, leaf, at, commitments, entries }: ChangeSet): string {
  if (at === null) return `${JSON.stringify({ seq, leaf })}\n`;
  const shown = entries.map(({ kind, id, operation, openings }) => {
    const fields = openings.map(({ field, commitment, salt, value }) => {
      const opened = salt === null ? '' : `,"salt":${JSON.stringify(salt)},"value":${value ?? 'null'}`;
      return `${JSON.stringify(field)}:{"commitment":${JSON.stringify(commitment)}${opened}}`;
    });
    return `${JSON.stringify({ kind, id, operation }).slice(0, -1)},"fields":{${fields.join(',')}}}`;
  });
  return `${JSON.stringify({ seq, leaf, at, commitments }).slice(0, -1)},"entries":[${shown.join(',')}]}\n`;
}
