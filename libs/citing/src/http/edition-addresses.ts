import { type Pools, POOLS, PublicRead, type Read } from '@app/database';
import { decodeId, WeightedCache } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Editions } from '../editions.service.js';
import type { RenderedEdition } from '../rendered-edition.js';
import { type EditionKey, findEditions } from '../seals.query.js';
import { type EditionAddress, writeEditionAddress } from './edition-address.js';

/** What is at an address. */
export type Found =
  | { readonly edition: RenderedEdition; readonly seq: number; readonly address: string }
  /** It has moved, for good. */
  | { readonly location: string };

interface Kept {
  /** The number of the record's last change set, when this was found. */
  readonly head: number;
  readonly found: Found;
}

/** How many bytes of editions are kept in memory. */
const MOST_BYTES = 16 * 1024 * 1024;
/** What an entry weighs beside its bytes. */
const ENTRY_BYTES = 500;

const HEAD = { name: 'editions-head', text: 'SELECT max(c.seq)::integer AS seq FROM ledger.change_sets c' };

/**
 * The case that bore a slug when it is asked for, or else at any time; as far as the public sees it, now and then. A retracted one has
 * its last slug.
 */
const CASE_OF_SLUG = {
  name: 'edition-case-of-slug',
  text: `SELECT now.id AS key, now.slug FROM history.cases h JOIN history.cases now ON now.id = h.id AND now.until_seq IS NULL
    WHERE h.slug = $1
    ORDER BY (h.seq <= $2::bigint AND (h.until_seq IS NULL OR h.until_seq > $2::bigint)) DESC, (h.operation = 'RETRACTED'), h.seq DESC LIMIT 1`,
};
const CASE_OF_KEY = {
  name: 'edition-case-of-key',
  text: 'SELECT now.id AS key, now.slug FROM history.cases now WHERE now.id = $1::uuid AND now.until_seq IS NULL',
};

/**
 * Finds what is at the address of an edition. What was found is kept while nothing is recorded: every change of what may be
 * shown, erasure too, is a change set, so the number of the last one tells whether it is still true.
 */
@Injectable()
export class EditionAddresses {
  readonly #kept = new WeightedCache<Kept>(MOST_BYTES);

  constructor(
    private readonly editions: Editions,
    @Inject(POOLS) private readonly pools: Pools,
  ) {}

  /** @returns null where there is nothing that the public may read */
  async find(address: EditionAddress): Promise<Found | null> {
    // A few lookups, which the database ends if they take too long; what is rendered is for others too.
    const read = new PublicRead(this.pools.public, new AbortController().signal);
    // Asked first: what is read afterwards may be newer than it is said to be, never older.
    const [last] = await read.rows<{ seq: number | null }>(HEAD, []);
    const head = last?.seq ?? 0;
    const name = writeEditionAddress(address);
    const kept = this.#kept.get(name);
    if (kept?.head === head) return kept.found;
    if (address.seq !== null && address.seq > head) return null;
    const found = await this.#find(address, head, read);
    if (found) {
      const weight = 'edition' in found ? found.edition.bytes.length : 0;
      this.#kept.set(name, { head, found }, weight + ENTRY_BYTES);
    }
    return found;
  }

  async #find({ name, seq, extension }: EditionAddress, head: number, read: PublicRead): Promise<Found | null> {
    const named = await caseNamed(name, seq, read);
    if (!named) return null;
    const { key, slug } = named;
    const [edition] = await findEditions(read, [{ key, seq } satisfies EditionKey]);
    if (!edition) return null;
    const exact = { name: slug, seq: edition.seq, extension };
    if (name !== slug || (seq !== null && seq !== edition.seq)) {
      return { location: writeEditionAddress(seq === null ? { ...exact, seq } : exact) };
    }
    const rendered = await this.editions.render(edition, head);
    return rendered && { edition: rendered, seq: edition.seq, address: writeEditionAddress(exact) };
  }
}

async function caseNamed(
  name: string,
  seq: number | null,
  read: Read,
): Promise<{ readonly key: string; readonly slug: string } | null> {
  const id = decodeId(name);
  const rows = id
    ? await read.rows<{ key: string; slug: string }>(CASE_OF_KEY, [id.uuid])
    : await read.rows<{ key: string; slug: string }>(CASE_OF_SLUG, [name, seq ?? Number.MAX_SAFE_INTEGER]);
  return rows[0] ?? null;
}
