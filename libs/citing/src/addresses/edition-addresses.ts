import { hash } from 'node:crypto';
import { type Pools, POOLS, PublicRead, type Read } from '@app/database';
import { WeightedCache } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { eventFates } from '../changes/event-fates.js';
import { Editions } from '../editions/editions.service.js';
import { findEditions, type PublicEdition } from '../editions/public-editions.query.js';
import type { RenderedEdition } from '../editions/rendered-edition.js';
import type { Subject } from '../editions/subjects/subject.js';
import type { EditionDocument } from '../document/edition-document.js';
import type { Afterwards, EditionView } from '../formats/edition-view.js';
import type { Format } from '../formats/format.js';
import { READERS_URL, type ReadersUrl } from '../readers-url.js';
import { type EditionAddress, writeEditionAddress } from './edition-address.js';
import { type NamedRecord, recordNamed, standsFor } from './named-record.query.js';

/** An edition in one of its formats. */
interface Served {
  readonly bytes: Buffer;
  /** The SHA-256 of these bytes, in hexadecimal. */
  readonly sha256: string;
  /** The last part of the address of just this; null: it is what is chosen by Accept alone. */
  readonly address: string | null;
  /** Whether these bytes will be the same as long as there is a Casetrail. */
  readonly forGood: boolean;
}

/** What is at an address. */
export type Found =
  | Served
  /** It has moved, for good. */
  | { readonly location: string };

interface Kept {
  /** The number of the record's last change set, when this was found. */
  readonly head: number;
  readonly found: Found;
}

/** How many bytes of editions are kept in memory. */
const MOST_BYTES = 16 * 1024 * 1024;
/** What is larger is written again each time: it would leave no room for anything else. */
const LARGEST_KEPT = 2 * 1024 * 1024;
/** What an entry weighs beside its bytes. */
const ENTRY_BYTES = 500;

const UNASKED: Afterwards = { stands: true, fates: new Map() };

const HEAD = { name: 'editions-head', text: 'SELECT max(c.seq)::integer AS seq FROM ledger.change_sets c' };

/**
 * Finds what is at the address of an edition. What was found is kept while nothing is recorded: every change of what may be
 * shown, erasure too, is a change set, so the number of the last one tells whether it is still true.
 */
@Injectable()
export class EditionAddresses {
  readonly #kept = new WeightedCache<Kept>(MOST_BYTES);

  /** What is being found: who asks for the same meanwhile, and knows of no later change set, waits for it. */
  readonly #running = new Map<string, Promise<Found | null>>();

  /** What is being looked up, likewise: it is the same for all forms of an edition. */
  readonly #lookups = new Map<string, Promise<LookedUp | null>>();

  constructor(
    private readonly editions: Editions,
    @Inject(POOLS) private readonly pools: Pools,
    @Inject(READERS_URL) private readonly readersUrl: ReadersUrl,
  ) {}

  /** @returns null where there is nothing that the public may read */
  async find(subject: Subject, address: EditionAddress, format: Format): Promise<Found | null> {
    // A few lookups, which the database ends if they take too long; what is rendered is for others too.
    const read = new PublicRead(this.pools.public, new AbortController().signal);
    // Asked first: what is read afterwards may be newer than it is said to be, never older.
    const [last] = await read.rows<{ seq: number | null }>(HEAD, []);
    const head = last?.seq ?? 0;
    const name = `${subject.path}/${writeEditionAddress(address)} ${format.mediaTypes[0]}`;
    const kept = this.#kept.get(name);
    if (kept?.head === head) return kept.found;
    if (address.seq !== null && address.seq > head) return null;
    const asked = `${name} at ${head}`;
    const found = await once(this.#running, asked, () => this.#find(subject, address, format, head, read));
    // Where else something is costs little to find, and anybody could ask for any number of such addresses.
    if (found && 'bytes' in found && found.bytes.length <= LARGEST_KEPT) {
      this.#kept.set(name, { head, found }, found.bytes.length + ENTRY_BYTES);
    }
    return found;
  }

  async #find(
    subject: Subject,
    { name, seq, extension }: EditionAddress,
    format: Format,
    head: number,
    read: Read,
  ): Promise<Found | null> {
    const named = await once(this.#lookups, `${subject.path}/${name}@${seq} at ${head}`, () =>
      lookUp(subject, { name, seq }, read),
    );
    if (!named) return null;
    const { edition } = named;
    if (!edition) {
      const stands = await standsFor(subject, named.key, read);
      return stands === null ? null : { location: writeEditionAddress({ name: stands, seq, extension }) };
    }
    const exact = { name: named.slug, seq: edition.seq, extension };
    if (name !== named.slug || (seq !== null && seq !== edition.seq)) {
      return { location: writeEditionAddress(seq === null ? { ...exact, seq } : exact) };
    }
    const rendered = await this.editions.render(subject, edition, head);
    if (!rendered) return null;
    const url = this.readersUrl();
    const document = documentIn(rendered);
    // What lasts does not tell of what came after it.
    const afterwards = format.lasting ? UNASKED : await this.#afterwards(subject, edition, document, head, read);
    const view: EditionView = {
      document,
      bytes: rendered.bytes,
      sealed: rendered.sealed,
      url,
      permalink: `${url}/${subject.path}/${named.slug}@${edition.seq}`,
      latest: edition.latest,
      next: edition.next,
      afterwards: () => Promise.resolve(afterwards),
    };
    const bytes = await this.editions.inTurn(() => write(format, view));
    return {
      bytes,
      sha256: hash('sha256', bytes),
      address: format.extension && writeEditionAddress({ ...exact, extension: format.extension }),
      forGood: seq !== null && format.lasting && rendered.whole,
    };
  }

  async #afterwards(
    subject: Subject,
    edition: PublicEdition,
    document: EditionDocument,
    head: number,
    read: Read,
  ): Promise<Afterwards> {
    const [newest] = edition.next ? await findEditions(read, [{ key: edition.key, seq: null }]) : [edition];
    if (!newest) return { stands: false, fates: new Map() };
    const stands = edition.next && (await this.editions.render(subject, newest, head));
    return { stands: true, fates: stands ? await eventFates(document, documentIn(stands), read) : new Map() };
  }
}

/** A record that an address names, and its edition; null where the public has none. */
interface LookedUp extends NamedRecord {
  readonly edition: PublicEdition | null;
}

async function lookUp(
  subject: Subject,
  { name, seq }: Pick<EditionAddress, 'name' | 'seq'>,
  read: Read,
): Promise<LookedUp | null> {
  const named = await recordNamed(subject, name, seq, read);
  if (!named) return null;
  const [edition = null] = await findEditions(read, [{ key: named.key, seq }]);
  return { ...named, edition };
}

/** Does it, or waits for who does it already. */
function once<Result>(
  running: Map<string, Promise<Result>>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const begun = running.get(name) ?? work().finally(() => running.delete(name));
  running.set(name, begun);
  return begun;
}

async function write(format: Format, view: EditionView): Promise<Buffer> {
  const written = await format.write(view);
  return typeof written === 'string' ? Buffer.from(written, 'utf8') : written;
}

const documentIn = ({ bytes }: RenderedEdition): EditionDocument =>
  JSON.parse(bytes.toString('utf8')) as EditionDocument;
