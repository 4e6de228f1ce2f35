import { type Pools, POOLS, PublicRead } from '@app/database';
import { HttpRefused } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { EditionAddresses } from '../addresses/edition-addresses.js';
import { readEditionAddress } from '../addresses/edition-address.js';
import type { CaseDocument } from '../document/case-document.js';
import { CASE } from '../editions/subjects/case.subject.js';
import { JSON_FORMAT } from '../formats/json.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';
import { goneEvents } from '../comparison/compare-documents.js';
import { correctionsOf } from '../comparison/corrections.query.js';
import { compareEditions, type EditionChanges } from './compare-editions.js';

/** An edition that is compared. */
export interface ComparedEdition {
  readonly seq: number;
  readonly at: string;
  readonly permalink: string;
  readonly document: CaseDocument;
}

/** Two editions of a case, and what is different. */
export interface CaseChanges {
  readonly slug: string;
  /** Null: the public had no such case then, not yet or not at that time, since it was withdrawn. All of the other is new then. */
  readonly from: ComparedEdition | null;
  readonly to: ComparedEdition;
  readonly changes: EditionChanges;
}

/** What was asked for is at the slug that the case has now. */
interface Moved {
  readonly moved: string;
}

/** Which editions are asked for, as the address has it. */
export interface ChangesAsked {
  readonly from: unknown;
  /** Left out: the newest. */
  readonly to?: unknown;
}

/** Compares editions of cases, from their documents alone, by what `Case.diff` compares states by. */
@Injectable()
export class CaseChangesService {
  constructor(
    private readonly addresses: EditionAddresses,
    @Inject(POOLS) private readonly pools: Pools,
    @Inject(READERS_URL) private readonly readersUrl: ReadersUrl,
  ) {}

  /**
   * @param name  a slug that the case has or had, or its ID
   * @returns where it has moved to, if that is not its slug now; null where the public sees no such case
   * @throws HttpRefused where the numbers are none, or the wrong way round
   */
  async between(name: string, asked: ChangesAsked): Promise<CaseChanges | Moved | null> {
    const newest = await this.#edition(name, null);
    if (!newest) return null;
    // By its ID: another case may have had the same slug.
    const { id, slug } = newest.document.case;
    if (name !== slug) return { moved: slug };
    const from = numberIn('from', asked.from);
    const to = asked.to === undefined ? null : numberIn('to', asked.to);
    if (to !== null && from > to) throw refused(`"from" is ${from} and "to" is ${to}. Give the earlier one as "from".`);
    const at = async (seq: number) => (seq >= newest.seq ? newest : await this.#edition(id, seq));
    const [before, after] = [await at(from), to === null ? newest : await at(to)];
    if (!after) throw refused(`There is no edition of the case by change set ${to}. Give a later one.`);
    const read = new PublicRead(this.pools.public, new AbortController().signal);
    const gone = goneEvents(before?.document.timeline ?? [], after.document.timeline);
    const corrections = await correctionsOf(gone, after.seq, read);
    const changes = compareEditions(before?.document ?? null, after.document, corrections);
    return { slug, from: before, to: after, changes };
  }

  /** The edition that stood after a change set, wherever its address leads. */
  async #edition(name: string, seq: number | null): Promise<ComparedEdition | null> {
    const address = readEditionAddress(CASE, seq === null ? name : `${name}@${seq}`);
    const found = address && (await this.addresses.find(CASE, address, JSON_FORMAT));
    if (!found) return null;
    if ('location' in found) {
      const next = readEditionAddress(CASE, found.location);
      return next && (await this.#edition(next.name, next.seq));
    }
    const document = JSON.parse(found.bytes.toString('utf8')) as CaseDocument;
    const { edition } = document;
    return { ...edition, permalink: `${this.readersUrl()}/cases/${document.case.slug}@${edition.seq}`, document };
  }
}

function numberIn(name: string, text: unknown): number {
  if (typeof text === 'string' && /^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  throw refused(
    `"${name}" is to be the number of an edition: what stands behind the @ of its address. For example ?from=8&to=12.`,
  );
}

const refused = (message: string): HttpRefused => new HttpRefused(400, 'BAD_USER_INPUT', message);
