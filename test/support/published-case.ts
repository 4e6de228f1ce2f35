import { type Fetched, fetchEdition } from './editions.js';
import { type Notebook, writeFullCase } from './full-case.js';
import { eventRecord, proposalApprove } from './mutations.js';
import { publish, submit } from './submissions.js';
import { done, type Done } from './write-checks.js';
import { type Someone, WriteServer } from './write-server.js';

interface Told {
  readonly seq: number;
  readonly sha256: string;
  readonly superseded: boolean;
  readonly permalink: string;
}

/** A case with every kind of record that has been published, on a server of its own, and who goes on with it. */
export class PublishedCase {
  private constructor(
    readonly servers: WriteServer,
    readonly advocate: Someone,
    readonly editor: Someone,
    readonly book: Notebook,
    readonly slug: string,
  ) {}

  static async start(): Promise<PublishedCase> {
    const servers = await WriteServer.start();
    const sealed = await servers.someone('ADVOCATE', 3);
    const [advocate, editor] = [await servers.someone('ADVOCATE'), await servers.someone('EDITOR')];
    const book = await writeFullCase(advocate, sealed, await servers.id('Case', 'kz-2019-bilash'));
    const { id } = await submit(advocate, { id: book.id('case'), include: [book.id('Victim as victim')] });
    await published(editor, id);
    const { node } = await advocate.data<{ node: { slug: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Case { slug } } }',
      { id: book.id('case') },
    );
    return new PublishedCase(servers, advocate, editor, book, node.slug);
  }

  /** What is at an address below /cases/. */
  get(address: string, headers?: Record<string, string>): Promise<Fetched> {
    return fetchEdition(this.servers.server, address, headers);
  }

  /** What somebody is told of the edition of the case, now or after a change set; null where they see no such case. */
  async edition(who: Someone, seq: number | null = null): Promise<Told | null> {
    const asked = `case(slug: "${this.slug}") { edition { seq sha256 superseded permalink } }`;
    type Answer = { case: { edition: Told } | null };
    if (seq === null) return (await who.data<Answer>(`{ ${asked} }`)).case?.edition ?? null;
    return (await who.data<{ asOf: Answer }>(`{ asOf(seq: ${seq}) { ${asked} } }`)).asOf.case?.edition ?? null;
  }

  /** The number of the last change set. */
  async latest(): Promise<number> {
    return (await this.servers.public.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }')).snapshot.seq;
  }

  /** Does it, with the approval that it waits for: the number of the last change set. */
  async change(mutation: typeof eventRecord, args: object): Promise<number> {
    const { proposal } = await done<Done>(this.advocate, mutation, args);
    if (proposal) await done(this.editor, proposalApprove, { id: proposal.id });
    return this.latest();
  }

  /** The same, and publishes what waits for it. */
  async publicly(mutation: typeof eventRecord, args: object): Promise<number> {
    await this.change(mutation, args);
    const { id } = await submit(this.advocate, { id: this.book.id('case') });
    await published(this.editor, id);
    return this.latest();
  }

  /** The input of an event that moves nothing. */
  told(title: string, date: string): { input: object } {
    return { input: { kind: 'OTHER', title, date, citations: [{ source: this.book.id('report') }] } };
  }

  /** Records and publishes such an event. */
  record(title: string, date: string): Promise<number> {
    return this.publicly(eventRecord, { case: this.book.id('case'), ...this.told(title, date) });
  }

  /** The event of this title that the case has now. */
  async eventOf(title: string): Promise<{ id: string; version: number }> {
    const { case: found } = await this.advocate.data<{
      case: { timeline: { nodes: { id: string; version: number; title: string }[] } };
    }>(`{ case(slug: "${this.slug}") { timeline { nodes { id version title } } } }`);
    return found.timeline.nodes.find((event) => event.title === title)!;
  }
}

async function published(editor: Someone, submission: string): Promise<void> {
  const refusals = await publish(editor, submission);
  if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
}

/** What differs by chance, and what is said of the connection: a client that has asked by HEAD closes it. */
const UNSTEADY = ['date', 'x-correlation-id', 'connection', 'keep-alive'];

/** The headers of an answer that tell of what was asked for. */
export const steadyHeaders = (headers: Iterable<[string, string]>): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !UNSTEADY.includes(name)));

/** What somebody learns who asks for what is not there: the answer, without what differs by chance. */
export const nothing = ({ status, bytes, headers }: Fetched) => ({
  status,
  text: bytes.toString(),
  headers: steadyHeaders(headers),
});
