import { hash } from 'node:crypto';
import { type Pools, POOLS, PublicRead, type Read } from '@app/database';
import { encodeId } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { eventFates } from '../changes/event-fates.js';
import type { EditionList } from '../editions/edition-list.js';
import { EditionNumbers } from '../editions/edition-numbers.service.js';
import { Editions } from '../editions/editions.service.js';
import type { PublicEdition } from '../editions/public-editions.query.js';
import type { RenderedEdition } from '../editions/rendered-edition.js';
import type { Subject } from '../editions/subjects/subject.js';
import type { EditionDocument } from '../document/edition-document.js';
import { permalinkOf } from '../document/permalink.js';
import type { Afterwards, EditionView } from '../formats/edition-view.js';
import type { Format } from '../formats/format.js';
import { headOf } from '../kept/head.query.js';
import type { Asker } from '../kept/asker.js';
import { Meanwhile } from '../kept/meanwhile.js';
import { UntilChange } from '../kept/until-change.js';
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

/** By what something is found. */
interface Asking {
  /** What is asked for: an address and a format. */
  readonly name: string;
  readonly asker: Asker;
  readonly read: Read;
}

/** What is at an address. */
export type Found =
  | Served
  /** It has moved, for good. */
  | { readonly location: string };

/** How many bytes of files and pages are kept in memory. */
const MOST_BYTES = 16 * 1024 * 1024;

const UNASKED: Afterwards = { gone: null, fates: new Map() };

/** Finds what is at the address of an edition. */
@Injectable()
export class EditionAddresses {
  /** Where else something is costs little to find, and anybody could ask for any number of such addresses: that is not kept. */
  readonly #kept: UntilChange<Served>;
  readonly #asked = new Meanwhile<Found | null>();

  constructor(
    private readonly editions: Editions,
    private readonly numbers: EditionNumbers,
    @Inject(POOLS) private readonly pools: Pools,
    @Inject(READERS_URL) private readonly readersUrl: ReadersUrl,
  ) {
    this.#kept = new UntilChange<Served>(editions.inTurn, MOST_BYTES, ({ bytes }) => bytes.length);
  }

  /**
   * @param line  who asks: they wait behind each other where something has to be worked out, and by turns with others
   * @returns null where there is nothing that the public may read
   * @throws HttpRefused 503 where too many wait
   */
  async find(subject: Subject, address: EditionAddress, format: Format, line: string): Promise<Found | null> {
    // A few lookups, which the database ends if they take too long; what is rendered is for others too.
    const read = new PublicRead(this.pools.public, new AbortController().signal);
    const asker = { head: await headOf(read), line };
    if (address.seq !== null && address.seq > asker.head) return null;
    const name = `${subject.path}/${writeEditionAddress(address)} ${format.mediaTypes[0]}`;
    return (
      this.#kept.at(name, asker.head) ??
      this.#asked.share(`${name} at ${asker.head} for ${line}`, () =>
        this.#find(subject, address, format, { name, asker, read }),
      )
    );
  }

  async #find(
    subject: Subject,
    { name, seq, extension }: EditionAddress,
    format: Format,
    asking: Asking,
  ): Promise<Found | null> {
    const { asker, read } = asking;
    const named = await recordNamed(subject, name, seq, read);
    if (!named) return null;
    const list = await this.numbers.of(named.key, asker, read);
    const listed = list?.at(seq);
    if (!list || !listed) {
      const stands = await standsFor(subject, named.key, read);
      return (
        stands && {
          location: writeEditionAddress({ name: await addressed(subject, stands, seq, read), seq, extension }),
        }
      );
    }
    const edition: PublicEdition = { key: named.key, head: asker.head, ...listed, sha256: null };
    if (seq === null && name !== named.slug)
      return { location: writeEditionAddress({ name: named.slug, seq, extension }) };
    // Found by this name at this number already.
    const own = name === named.slug && seq === edition.seq ? name : await addressed(subject, named, edition.seq, read);
    const exact = { name: own, seq: edition.seq, extension };
    if (seq !== null && (name !== exact.name || seq !== exact.seq)) return { location: writeEditionAddress(exact) };
    const rendered = await this.editions.render(subject, edition, asker.line);
    if (!rendered) return null;
    const newest = await this.#newestFor(subject, edition, list, format, asker);
    // What is left is as much work for a large edition as to render it, so it is done in a turn, and once.
    return this.#kept.find(asking.name, asker, async () => {
      const url = this.readersUrl();
      const document = documentIn(rendered);
      // What lasts does not tell of what came after it.
      const afterwards = format.lasting
        ? UNASKED
        : await this.#afterwards(subject, edition, list, document, newest && documentIn(newest), read);
      const bytes = await write(format, {
        document,
        bytes: rendered.bytes,
        sealed: rendered.sealed,
        url,
        permalink: permalinkOf(url, document),
        latest: edition.latest,
        next: edition.next,
        afterwards: () => Promise.resolve(afterwards),
      });
      return {
        bytes,
        sha256: hash('sha256', bytes),
        address: format.extension && writeEditionAddress({ ...exact, extension: format.extension }),
        forGood: seq !== null && format.lasting && rendered.whole,
      };
    });
  }

  /** What stands now, where that is told of beside an older edition. */
  async #newestFor(
    subject: Subject,
    edition: PublicEdition,
    list: EditionList,
    format: Format,
    { line }: Asker,
  ): Promise<RenderedEdition | null> {
    const newest = list.at(null);
    if (format.lasting || !newest || !edition.next) return null;
    return this.editions.render(subject, { ...edition, ...newest }, line);
  }

  async #afterwards(
    subject: Subject,
    { key }: PublicEdition,
    list: EditionList,
    document: EditionDocument,
    stands: EditionDocument | null,
    read: Read,
  ): Promise<Afterwards> {
    if (list.at(null)) return { gone: null, fates: stands ? await eventFates(document, stands, read) : new Map() };
    const into = await standsFor(subject, key, read);
    return { gone: { at: list.goneAt, into: into && `/${subject.path}/${into.slug}` }, fates: new Map() };
  }
}

/**
 * What a record is called in the address of what it was after a change set: its slug of today, unless another bore that then, whom the address would lead to. Then it is
 * its ID.
 */
async function addressed(subject: Subject, named: NamedRecord, seq: number | null, read: Read): Promise<string> {
  const bearer = seq === null ? named : await recordNamed(subject, named.slug, seq, read);
  return bearer?.key === named.key ? named.slug : encodeId(subject.type, named.key);
}

async function write(format: Format, view: EditionView): Promise<Buffer> {
  const written = await format.write(view);
  return typeof written === 'string' ? Buffer.from(written, 'utf8') : written;
}

const documentIn = ({ bytes }: RenderedEdition): EditionDocument =>
  JSON.parse(bytes.toString('utf8')) as EditionDocument;
