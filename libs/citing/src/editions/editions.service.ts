import { hash } from 'node:crypto';
import { PastRead, type Pools, POOLS, PublicRead } from '@app/database';
import { Turns } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { type DocumentHead, WHOLE } from '../document/document-head.js';
import type { InTurn } from '../kept/asker.js';
import { UntilChange } from '../kept/until-change.js';
import type { PublicEdition } from './public-editions.query.js';
import type { RenderedEdition } from './rendered-edition.js';
import type { Subject } from './subjects/subject.js';

/** How many are rendered at a time: as many as there are connections for it. The others wait here, where nobody loses patience. */
const MOST_AT_ONCE = 2;
/** How many wait: some seconds of work. More would only wait longer. */
const MOST_WAITING = 1_000;
/** How many of these are of one asker. */
const MOST_OF_ONE = 200;

/** How much of what was rendered is kept in memory: every format is made of it. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The line in which requests of the graph wait; each of them has only a few in it. */
const GRAPH = 'graph';

/** How long rendering may take: twice what the database grants a statement of the public. */
const RENDER_WITHIN_MS = 10_000;

const FATE = {
  name: 'edition-fate',
  text: 'SELECT live.edition_withdrawn($1::uuid, $2::bigint) AS places, live.edition_seal($1::uuid, $2::bigint) AS sha256',
};
const SEAL = { name: 'seal-edition', text: 'SELECT live.seal_edition($1::uuid, $2::bigint, $3) AS sha256' };

/**
 * Renders editions: the record as the public read it after the edition's change set, through the views of the past, so that
 * none shows more than the present does. What is rendered whole for the first time is sealed: its hash is kept for good.
 */
@Injectable()
export class Editions {
  readonly #turns = new Turns(MOST_AT_ONCE, MOST_WAITING, MOST_OF_ONE);

  /**
   * Has a turn among the renderings, for what is as much work or is made of one. What needs an edition itself is to have it before: it would wait for a
   * turn that it holds.
   */
  readonly inTurn: InTurn = (work, line) => this.#turns.take(work, line);

  readonly #kept = new UntilChange<RenderedEdition>(this.inTurn, MOST_BYTES, ({ bytes }) => bytes.length);

  /** Those of each request of the graph. */
  readonly #requests = new WeakMap<object, Turns>();

  constructor(@Inject(POOLS) private readonly pools: Pools) {}

  /**
   * Whoever knows of a later change set than somebody else waits for no rendering of theirs, which may show what has been hidden since.
   *
   * @param line  who asks: they wait behind each other, and by turns with others
   * @returns null where the record has been hidden in the meantime
   */
  render(subject: Subject, edition: PublicEdition, line: string): Promise<RenderedEdition | null> {
    const { key, seq, head } = edition;
    return this.#kept.find(`${key}@${seq}`, { head, line }, () => this.#render(subject, edition));
  }

  /** The same for a request of the graph, which may ask for hundreds at once: a few of them wait at a time, and leave room in the line for others'. */
  renderFor(request: object, subject: Subject, edition: PublicEdition): Promise<RenderedEdition | null> {
    const own = this.#requests.get(request) ?? new Turns(MOST_AT_ONCE);
    this.#requests.set(request, own);
    return own.take(() => this.render(subject, edition, GRAPH));
  }

  async #render(subject: Subject, edition: PublicEdition): Promise<RenderedEdition | null> {
    const read = await this.#read(subject, edition);
    if (!read) return null;
    const { document, withdrawn, seal } = read;
    const { seq, at } = edition;
    const whole = rendered(document({ edition: { seq, at }, fate: WHOLE }));
    const sealed = seal ?? (withdrawn.length === 0 ? await this.#seal(edition, whole.sha256) : null);
    if (sealed === whole.sha256) return { ...whole, sealed, whole: true };
    const marked = rendered(document({ edition: { seq, at }, fate: { withdrawn, originalSha256: sealed } }));
    return { ...marked, sealed: sealed ?? marked.sha256, whole: false };
  }

  /** Everything of it, at one moment of the present. */
  async #read({ gather }: Subject, { key, seq, sha256 }: PublicEdition): Promise<EditionRead | null> {
    const signal = AbortSignal.timeout(RENDER_WITHIN_MS);
    const present = new PublicRead(this.pools.public, signal);
    const past = new PastRead(present, present, this.pools.editions.public, null, signal);
    past.goTo(seq);
    try {
      const [document, [fate]] = await Promise.all([
        gather(key, past, seq),
        past.rows<{ places: string[] | null; sha256: string | null }>(FATE, [key, seq]),
      ]);
      if (!document || !fate?.places) return null;
      return { document, withdrawn: fate.places, seal: sha256 ?? fate.sha256 };
    } finally {
      await past.end();
    }
  }

  /** Keeps the hash, unless one is kept already. */
  async #seal({ key, seq }: PublicEdition, sha256: string): Promise<string> {
    const { rows } = await this.pools.editions.member.query<{ sha256: string | null }>({
      ...SEAL,
      values: [key, seq, sha256],
    });
    return rows[0]?.sha256 ?? sha256;
  }
}

/** What was read of an edition: what makes its document, and where something of it has been withdrawn. */
interface EditionRead {
  readonly document: (head: DocumentHead) => object;
  readonly withdrawn: string[];
  /** The hash that it was sealed with; null: it has none yet. */
  readonly seal: string | null;
}

function rendered(document: object): { bytes: Buffer; sha256: string } {
  const bytes = Buffer.from(canonicalize(document) ?? '', 'utf8');
  return { bytes, sha256: hash('sha256', bytes) };
}
