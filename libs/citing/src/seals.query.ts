import type { Read } from '@app/database';

/** The public edition of a case that stood after a change set. */
export interface PublicEdition {
  /** Uuid of the case. */
  readonly key: string;
  /** Its number: the last change set that altered what it holds. */
  readonly seq: number;
  /** The moment of that. */
  readonly at: string;
  /** The number of the case's latest edition. */
  readonly latest: number;
  /** Of its bytes, as it was first rendered; null where nobody has asked for them yet. */
  readonly sha256: string | null;
}

/** Which edition is asked for: of a case, by its uuid, after a change set; null: the latest. */
export interface EditionKey {
  readonly key: string;
  readonly seq: number | null;
}

const PUBLIC_EDITIONS = {
  name: 'public-editions',
  text: `SELECT e.case_id AS key, e.asked, e.seq::text AS seq, e.at, e.latest::text AS latest, e.sha256
    FROM live.public_editions($1::uuid[], $2::bigint[]) e`,
};

/** After whatever has been recorded. */
const LAST = '9223372036854775807';

/** The editions that the public may read, whoever asks; null where it sees no such case, now or then. One statement for all. */
export async function findEditions(read: Read, wanted: readonly EditionKey[]): Promise<(PublicEdition | null)[]> {
  const numbers = wanted.map(({ seq }) => (seq === null ? LAST : String(seq)));
  const rows = await read.rows<{
    key: string;
    asked: string;
    seq: string;
    at: Date;
    latest: string;
    sha256: string | null;
  }>(PUBLIC_EDITIONS, [wanted.map(({ key }) => key), numbers]);
  const found = new Map(
    rows.map(({ key, asked, seq, at, latest, sha256 }) => [
      `${key} ${asked}`,
      { key, seq: Number(seq), at: at.toISOString(), latest: Number(latest), sha256 },
    ]),
  );
  return wanted.map(({ key }, place) => found.get(`${key} ${numbers[place]}`) ?? null);
}
