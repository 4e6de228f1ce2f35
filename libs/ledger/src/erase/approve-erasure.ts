import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { OPEN_CHANGE, recordChange, type Settle } from '../record-change.js';
import { ERASABLE } from './erasable.js';
import { emptied } from './erased-value.js';
import type { Eraser } from './eraser.js';
import { waitingErasure, type WaitingErasure } from './erasures.js';
import { scrubWords } from './scrub-words.js';

/** What became of it. */
export interface DoneErasure {
  readonly seq: number;
  /** The tables that held the value: their dead rows hold it until they are vacuumed. */
  readonly tables: readonly string[];
}

interface Aim {
  readonly kind: string;
  readonly field: string;
}

/**
 * Erases what was requested, as one change set: from the record as it stands, from every version in history, with the salts
 * by which the ledger's commitments could be tried. Either all of it happens or nothing.
 *
 * @param manager  of the owner's login, in a transaction
 * @param settle  brings derived lines up to date
 * @throws DomainError NOT_FOUND; FORBIDDEN for who requested it; CONFLICT where it is decided already
 */
export async function approveErasure(
  manager: EntityManager,
  eraser: Eraser,
  id: string,
  settle: Settle,
): Promise<DoneErasure> {
  const erasure = await waitingErasure(manager, id);
  if (erasure.requestedBy === eraser.accountId) {
    throw new DomainError('FORBIDDEN', 'You have requested this yourself: another admin has to approve it.', ['id']);
  }
  const aims = await manager.query<Aim[]>(
    'SELECT DISTINCT kind, field FROM ledger.erasure_targets WHERE erasure_id = $1 ORDER BY kind, field',
    [erasure.id],
  );
  const columns = aims.filter(({ kind, field }) => Object.hasOwn(ERASABLE[kind] ?? {}, field));
  const kinds = [...new Set(columns.map(({ kind }) => kind))];
  await manager.query('SELECT live.lock_reach()');
  for (const kind of kinds) await lockRows(manager, erasure, eraser, kind);
  for (const aim of columns) await followValue(manager, erasure, aim);
  const words = await wordsOf(manager, erasure, columns);

  await manager.query(OPEN_CHANGE);
  const change = { operation: 'erase', actor: eraser.accountId, reason: erasure.reason };
  const { changeSet } = await recordChange(
    manager,
    change,
    settle,
    async () => {
      for (const aim of columns) await emptyPresent(manager, erasure, aim);
      await manager.query(
        `INSERT INTO ledger.pending (change, kind, ids) VALUES (current_setting('app.change')::bigint, 'redactions', ARRAY[$1::uuid])`,
        [erasure.id],
      );
    },
    { opened: true },
  );
  if (!changeSet) throw new Error('An erasure left no change set.');
  for (const aim of columns) await emptyPast(manager, erasure, aim);
  await manager.query('SELECT ledger.drop_salts($1)', [erasure.id]);
  await scrubWords(manager, erasure.id, words);
  return {
    seq: Number(changeSet.seq),
    tables: [
      ...kinds.flatMap((kind) => [`live.${kind}`, `history.${kind}`]),
      'ledger.entries',
      'ledger.change_sets',
      'live.proposals',
      'live.submissions',
    ],
  };
}

/** Locks the rows as they stand, so that nobody writes the value back meanwhile. */
async function lockRows(
  manager: EntityManager,
  { id }: WaitingErasure,
  { clearance }: Eraser,
  kind: string,
): Promise<void> {
  const rows = `(SELECT record_id FROM ledger.erasure_targets WHERE erasure_id = $1 AND kind = '${kind}')`;
  await manager.query(`SELECT FROM live.${kind} l WHERE l.id IN ${rows} ORDER BY l.id FOR UPDATE`, [id]);
  const [past] = await manager.query<{ shown: number }[]>(
    `SELECT max(h.shown) AS shown FROM history.${kind} h WHERE h.id IN ${rows}`,
    [id],
  );
  if (Number(past?.shown) <= clearance) return;
  throw new DomainError('NOT_FOUND', 'There is no such record that you may see.', ['id']);
}

/** Versions that were written since the request and still say the same: they are no other value. */
async function followValue(manager: EntityManager, { id }: WaitingErasure, { kind, field }: Aim): Promise<void> {
  await manager.query(
    `INSERT INTO ledger.erasure_targets (erasure_id, kind, record_id, seq, field)
     SELECT DISTINCT $1::uuid, '${kind}', later.id, later.seq, f.field FROM ledger.erasure_targets t
       JOIN history.${kind} h ON h.id = t.record_id AND h.seq = t.seq
       JOIN history.${kind} later ON later.id = h.id AND later.seq > h.seq AND later.${field} = h.${field}
       CROSS JOIN unnest($2::text[]) f (field)
     WHERE t.erasure_id = $1 AND t.kind = '${kind}' AND t.field = '${field}'
     ON CONFLICT DO NOTHING`,
    [id, [field, ...(ERASABLE[kind]?.[field]?.with ?? [])]],
  );
}

/** The texts that go, to be looked for in what people wrote about changes. */
async function wordsOf(manager: EntityManager, { id }: WaitingErasure, columns: readonly Aim[]): Promise<string[]> {
  const found = new Set<string>();
  for (const { kind, field } of columns) {
    const emptiedTo = ERASABLE[kind]?.[field]?.emptied;
    const text = emptiedTo === 'LIST' ? `unnest(h.${field})` : `h.${field}`;
    const rows = await manager.query<{ text: string | null }[]>(
      `SELECT DISTINCT ${text}::text AS text FROM ledger.erasure_targets t JOIN history.${kind} h ON h.id = t.record_id AND h.seq = t.seq
       WHERE t.erasure_id = $1 AND t.kind = '${kind}' AND t.field = '${field}'`,
      [id],
    );
    // Of what is short and no text of its own, such as a country, every other would be hit.
    for (const row of rows)
      if (row.text !== null && (emptiedTo === 'TEXT' || row.text.length >= 8)) found.add(row.text);
  }
  return [...found];
}

const assignments = (pairs: [column: string, sql: string][]): string =>
  pairs.map(([column, sql]) => `${column} = ${sql}`).join(', ');

/** Only where what stands now is what is to go. */
async function emptyPresent(manager: EntityManager, { id }: WaitingErasure, { kind, field }: Aim): Promise<void> {
  await manager.query(
    `UPDATE live.${kind} l SET ${assignments(emptied(kind, field, 'l', null))} FROM ledger.erasure_targets t
       JOIN history.${kind} h ON h.id = t.record_id AND h.seq = t.seq
     WHERE t.erasure_id = $1 AND t.kind = '${kind}' AND t.field = '${field}' AND l.id = t.record_id
       AND h.until_seq IS NULL AND h.operation <> 'RETRACTED'`,
    [id],
  );
}

/** What stands in its place names the change set that had brought the value: versions that said the same still do. */
async function emptyPast(manager: EntityManager, { id }: WaitingErasure, { kind, field }: Aim): Promise<void> {
  const origin = `(SELECT max(e.seq) FROM ledger.entries e
    WHERE e.record_id = t.record_id AND e.kind = '${kind}' AND e.seq <= t.seq AND '${field}' = ANY (e.fields))`;
  await manager.query(
    `UPDATE history.${kind} h SET ${assignments(emptied(kind, field, 'h', origin))} FROM ledger.erasure_targets t
     WHERE t.erasure_id = $1 AND t.kind = '${kind}' AND t.field = '${field}' AND h.id = t.record_id AND h.seq = t.seq`,
    [id],
  );
}
