import { hash } from 'node:crypto';
import { type Pools, POOLS, PublicRead, type Read } from '@app/database';
import { HttpRefused } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { readEditionAddress } from '../addresses/edition-address.js';
import { recordNamed } from '../addresses/named-record.query.js';
import { goneEvents } from '../comparison/compare-documents.js';
import { correctionsOf } from '../comparison/corrections.query.js';
import type { CaseDocument } from '../document/case-document.js';
import { permalinkOf } from '../document/permalink.js';
import type { ListedEdition } from '../editions/edition-list.js';
import { EditionNumbers } from '../editions/edition-numbers.service.js';
import { Editions } from '../editions/editions.service.js';
import type { RenderedEdition } from '../editions/rendered-edition.js';
import { CASE } from '../editions/subjects/case.subject.js';
import { headOf } from '../kept/head.query.js';
import { UntilChange } from '../kept/until-change.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';
import type { CaseChanges, ComparedEdition } from './case-changes.js';
import { compareEditions } from './compare-editions.js';

/** What changed, in one of its forms. */
export interface TellsChanges {
  /** The first names the form. */
  readonly mediaTypes: readonly string[];
  readonly write: (changes: CaseChanges) => string;
}

interface ToldChanges {
  readonly bytes: Buffer;
  /** The SHA-256 of these bytes, in hexadecimal. */
  readonly sha256: string;
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

/** How many bytes are kept in memory. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Compares editions of cases, from their documents alone, by what `Case.diff` compares states by. */
@Injectable()
export class CaseChangesService {
  readonly #kept: UntilChange<ToldChanges>;

  constructor(
    private readonly editions: Editions,
    private readonly numbers: EditionNumbers,
    @Inject(POOLS) private readonly pools: Pools,
    @Inject(READERS_URL) private readonly readersUrl: ReadersUrl,
  ) {
    this.#kept = new UntilChange<ToldChanges>(editions.inTurn, MOST_BYTES, ({ bytes }) => bytes.length);
  }

  /**
   * @param name  a slug that the case has or had, or its ID
   * @param line  who asks: they wait behind each other where something has to be worked out, and by turns with others
   * @returns where it has moved to, if that is not its slug now; null where the public sees no such case, or it was retracted and is asked for as it stands
   * @throws HttpRefused where the numbers are none, the wrong way round, or of no edition
   */
  async between(
    name: string,
    asked: ChangesAsked,
    form: TellsChanges,
    line: string,
  ): Promise<ToldChanges | Moved | null> {
    const address = readEditionAddress(CASE, name);
    if (!address || address.name !== name) return null;
    const read = new PublicRead(this.pools.public, new AbortController().signal);
    const asker = { head: await headOf(read), line };
    const named = await recordNamed(CASE, name, null, read);
    const list = named && (await this.numbers.of(named.key, asker, read));
    const newest = list?.at(null);
    if (!list || (!newest && asked.to === undefined)) return null;
    if (name !== named.slug) return { moved: named.slug };
    const from = numberIn('from', asked.from);
    const to = asked.to === undefined ? null : numberIn('to', asked.to);
    if (to !== null && from > to) throw refused(`"from" is ${from} and "to" is ${to}. Give the earlier one as "from".`);
    const [before, after] = [list.at(from), list.at(to)];
    if (!after) {
      throw refused(
        list.absentSince(to ?? 1) > 1
          ? `The case was not public after change set ${to}. Give the number of one of its editions.`
          : `There is no edition of the case by change set ${to}. Give a later one.`,
      );
    }
    // The same is asked for by many numbers: it is kept by those of the editions.
    const since = before?.seq ?? list.absentSince(from);
    const compared = `${named.key} ${since} ${after.seq} ${form.mediaTypes[0]}`;
    const told = this.#kept.at(compared, asker.head);
    if (told) return told;
    const rendered = (listed: ListedEdition | null) =>
      listed && this.editions.render(CASE, { key: named.key, head: asker.head, ...listed, sha256: null }, line);
    const older = await rendered(before);
    const newer = await rendered(after);
    // To take them apart and compare them is work too: in a turn, and once.
    return this.#kept.find(compared, asker, async () => {
      const editions = { before: older && this.#compared(older), after: newer && this.#compared(newer) };
      return this.#told({ ...editions, slug: named.slug, since }, form, read);
    });
  }

  /** Null where it has been hidden in the meantime. */
  async #told(
    {
      before,
      after,
      ...of
    }: { before: ComparedEdition | null; after: ComparedEdition | null; slug: string; since: number },
    form: TellsChanges,
    read: Read,
  ): Promise<ToldChanges | null> {
    if (!after) return null;
    const gone = goneEvents(before?.document.timeline ?? [], after.document.timeline);
    const corrections = await correctionsOf(gone, after.seq, read);
    const changes = compareEditions(before?.document ?? null, after.document, corrections);
    const bytes = Buffer.from(form.write({ ...of, from: before, to: after, changes }), 'utf8');
    return { bytes, sha256: hash('sha256', bytes) };
  }

  #compared({ bytes }: RenderedEdition): ComparedEdition {
    const document = JSON.parse(bytes.toString('utf8')) as CaseDocument;
    return { ...document.edition, permalink: permalinkOf(this.readersUrl(), document), document };
  }
}

function numberIn(name: string, text: unknown): number {
  if (typeof text === 'string' && /^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  throw refused(
    `"${name}" is to be the number of an edition: what stands behind the @ of its address. For example ?from=8&to=12.`,
  );
}

const refused = (message: string): HttpRefused => new HttpRefused(400, 'BAD_USER_INPUT', message);
