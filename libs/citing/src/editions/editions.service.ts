import { hash } from 'node:crypto';
import { PastRead, type Pools, POOLS, PublicRead } from '@app/database';
import { Turns } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { type DocumentHead, WHOLE } from '../document/document-head.js';
import type { PublicEdition } from './public-editions.query.js';
import type { RenderedEdition } from './rendered-edition.js';
import type { Subject } from './subjects/subject.js';

/** How many are rendered at a time: as many as there are connections for it. The others wait here, where nobody loses patience. */
const MOST_AT_ONCE = 2;
/** How many wait: some seconds of work. More would only wait longer. */
const MOST_WAITING = 200;

/** How long rendering may take: twice what the database grants a statement of the public. */
const RENDER_WITHIN_MS = 10_000;

const WITHDRAWN = { name: 'edition-withdrawn', text: 'SELECT live.edition_withdrawn($1::uuid, $2::bigint) AS places' };
const SEAL = { name: 'seal-edition', text: 'SELECT live.seal_edition($1::uuid, $2::bigint, $3) AS sha256' };

/**
 * Renders editions: the record as the public read it after the edition's change set, through the views of the past, so that
 * none shows more than the present does. What is rendered whole for the first time is sealed: its hash is kept for good.
 */
@Injectable()
export class Editions {
  /** What is being rendered: who asks for the same meanwhile waits for it. */
  readonly #running = new Map<string, Promise<RenderedEdition | null>>();

  readonly #turns = new Turns(MOST_AT_ONCE, MOST_WAITING);

  constructor(@Inject(POOLS) private readonly pools: Pools) {}

  /**
   * @param head  the last change set that whoever asks knows of: who knows of a later one waits for no rendering that does not, which may
   *   show what has been hidden since
   * @returns null where the record has been hidden in the meantime
   */
  async render(subject: Subject, edition: PublicEdition, head = 0): Promise<RenderedEdition | null> {
    const name = `${edition.key}@${edition.seq} at ${head}`;
    const running =
      this.#running.get(name) ??
      this.#turns.take(() => this.#render(subject, edition)).finally(() => this.#running.delete(name));
    this.#running.set(name, running);
    return running;
  }

  /**
   * Takes a turn among the renderings, for what is made of one. What needs an edition itself is to have it before: it would wait for a turn
   * that it holds.
   */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(work);
  }

  async #render(subject: Subject, edition: PublicEdition): Promise<RenderedEdition | null> {
    const read = await this.#read(subject, edition);
    if (!read) return null;
    const { document, withdrawn } = read;
    const { seq, at } = edition;
    const whole = rendered(document({ edition: { seq, at }, fate: WHOLE }));
    const sealed = edition.sha256 ?? (withdrawn.length === 0 ? await this.#seal(edition, whole.sha256) : null);
    if (sealed === whole.sha256) return { ...whole, sealed, whole: true };
    const marked = rendered(document({ edition: { seq, at }, fate: { withdrawn, originalSha256: sealed } }));
    return { ...marked, sealed: sealed ?? marked.sha256, whole: false };
  }

  /** Everything of it, at one moment of the present. */
  async #read({ gather }: Subject, { key, seq }: PublicEdition): Promise<EditionRead | null> {
    const signal = AbortSignal.timeout(RENDER_WITHIN_MS);
    const present = new PublicRead(this.pools.public, signal);
    const past = new PastRead(present, present, this.pools.editions.public, null, signal);
    past.goTo(seq);
    try {
      const [document, [fate]] = await Promise.all([
        gather(key, past, seq),
        past.rows<{ places: string[] | null }>(WITHDRAWN, [key, seq]),
      ]);
      return document && fate?.places ? { document, withdrawn: fate.places } : null;
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
}

function rendered(document: object): { bytes: Buffer; sha256: string } {
  const bytes = Buffer.from(canonicalize(document) ?? '', 'utf8');
  return { bytes, sha256: hash('sha256', bytes) };
}
