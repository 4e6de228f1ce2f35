import type { Read } from '@app/database';
import { HEAD } from '../kept/head.query.js';
import type { ListedEdition } from './edition-list.js';

/** The public edition of a record that stood after a change set. */
export interface PublicEdition extends ListedEdition {
  /** Uuid of the record. */
  readonly key: string;
  /** The last change set of the record when this was found. */
  readonly head: number;
  /** Of its bytes, as it was first rendered; null where nobody has asked for them yet, or this has not been asked for. */
  readonly sha256: string | null;
}

/** Which edition is asked for: of a record, by its uuid, after a change set; null: the latest. */
export interface EditionKey {
  readonly key: string;
  readonly seq: number | null;
}

const PUBLIC_EDITIONS = {
  name: 'public-editions',
  text: `SELECT e.record_id AS key, e.asked, e.seq::text AS seq, e.at, e.latest::text AS latest, e.next::text AS next, e.next_at AS "nextAt", e.sha256, ${HEAD}::text AS head
    FROM live.public_editions($1::uuid[], $2::bigint[]) e`,
};

const PUBLIC_UNTIL = {
  name: 'events-public-until',
  text: `SELECT e.event_id AS key, e.asked, e.seq::text AS seq FROM live.public_until($1::uuid[], $2::bigint[]) e`,
};

/** After whatever has been recorded. */
const LAST = '9223372036854775807';

/** The editions that the public may read, whoever asks; null where it sees no such record, now or then. One statement for all. */
export async function findEditions(read: Read, wanted: readonly EditionKey[]): Promise<(PublicEdition | null)[]> {
  const asked = wanted.map(({ key, seq }) => ({ key, seq: seq === null ? LAST : String(seq) }));
  const named = asked.map(({ key, seq }) => `${key} ${seq}`);
  // Each is worked out from all versions of what it holds: the events of a case ask for the same.
  const different = [...new Map(asked.map((one, place) => [named[place], one])).values()];
  const rows = await read.rows<{
    key: string;
    asked: string;
    seq: string;
    at: Date;
    latest: string;
    next: string | null;
    nextAt: Date | null;
    sha256: string | null;
    head: string;
  }>(PUBLIC_EDITIONS, [different.map(({ key }) => key), different.map(({ seq }) => seq)]);
  const found = new Map(
    rows.map(({ key, asked: after, seq, at, latest, next, nextAt, sha256, head }) => [
      `${key} ${after}`,
      {
        key,
        head: Number(head),
        seq: Number(seq),
        at: at.toISOString(),
        latest: Number(latest),
        next: next !== null && nextAt ? { seq: Number(next), at: nextAt.toISOString() } : null,
        sha256,
      },
    ]),
  );
  return named.map((name) => found.get(name) ?? null);
}

/** An event, by its uuid and that of its case, and the change set up to which editions count; null: all of them. */
export interface EventEditionKey {
  readonly key: string;
  readonly caseKey: string;
  readonly seq: number | null;
}

/**
 * The newest public editions in which events stand: of one that was corrected or retracted, the edition before that was public. Null of an event that the
 * public never saw, or sees no more. Two statements for all.
 */
export async function findEditionsWithEvents(
  read: Read,
  wanted: readonly EventEditionKey[],
): Promise<(PublicEdition | null)[]> {
  const numbers = wanted.map(({ seq }) => (seq === null ? LAST : String(seq)));
  const rows = await read.rows<{ key: string; asked: string; seq: string }>(PUBLIC_UNTIL, [
    wanted.map(({ key }) => key),
    numbers,
  ]);
  const until = new Map(rows.map(({ key, asked, seq }) => [`${key} ${asked}`, seq]));
  const stood = wanted.map(({ key, caseKey }, place) => {
    const seq = until.get(`${key} ${numbers[place]}`);
    return seq === undefined ? null : { key: caseKey, seq: seq === LAST ? null : Number(seq) };
  });
  const editions = await findEditions(
    read,
    stood.filter((one) => one !== null),
  );
  let next = 0;
  return stood.map((one) => (one === null ? null : (editions[next++] ?? null)));
}
