import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { organizationCreate, proposalApprove } from './support/mutations.js';
import { sourceCreate, sourceUpdate } from './support/record-mutations.js';
import { notFound, nowhere, refused } from './support/refused.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(30_000);

let servers: WriteServer;
let advocate: Someone;
let editor: Someone;
let cleared: Someone;
let bilash: string;
let bitterWinter: string;
let letter: string;
let hiddenSource: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, editor, cleared] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('EDITOR'),
    servers.someone('ADVOCATE', 3),
  ]);
  bilash = await servers.id('Person', 'serikzhan-bilash');
  bitterWinter = await servers.id('Organization', 'bitter-winter');
  letter = await servers.id('Source', 'almaty-police-letter-174');
  hiddenSource = (await create({ title: 'Hidden', confidentiality: 'SEALED' }, cleared)).id;
}, 60_000);

afterAll(() => servers.stop());

interface Answered {
  source: Record<string, unknown> | null;
  changeSet: { seq: number } | null;
  proposal: { id: string; state: string } | null;
}

const create = async (input: object, who = advocate) =>
  (
    await who.does<{ source: { id: string; slug: string } }>(sourceCreate, {
      input: { kind: 'NEWS_ARTICLE', title: 'A source', ...input },
    })
  ).source;
const update = (id: string, expectedVersion: number, patch: object, who = advocate) =>
  who.does<Answered>(sourceUpdate, { id, expectedVersion, patch });
const versionOf = async (id: string, who: Someone = editor) =>
  (
    await who.data<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Recorded { version } } }',
      {
        id,
      },
    )
  ).node.version;
/** What became of the authors of a source, change set by change set. */
const authorsOf = async (id: string) =>
  (
    await servers.owner.query<{ done: string[] }>(
      `SELECT array_agg(h.operation || ' ' || h.name ORDER BY h.operation, h.name) AS done FROM history.source_authors h
       WHERE h.source_id = $1 GROUP BY h.seq ORDER BY h.seq`,
      [id.slice('Source_'.length)],
    )
  ).rows.map(({ done }) => done);

describe('sourceUpdate', () => {
  it('changes what it is given, keeps what is left out, clears what is null', async () => {
    const { id } = await create({
      title: 'Before',
      url: 'https://example.org/kept',
      publishedOn: '2020',
      language: 'kk',
      publisher: bitterWinter,
      tags: ['kept'],
      disclosure: 'to be cleared',
      authors: [{ name: 'Kept Author' }],
    });
    const { source, userErrors } = await update(id, 1, {
      title: 'After',
      publishedOn: null,
      disclosure: null,
      reliability: 'C',
    });
    expect([userErrors, source]).toEqual([
      [],
      {
        id,
        slug: 'before',
        version: 2,
        confidentiality: 'RESTRICTED',
        kind: 'NEWS_ARTICLE',
        title: 'After',
        url: 'https://example.org/kept',
        archivedUrl: null,
        accessedOn: null,
        language: 'kk',
        tags: ['kept'],
        reliability: 'C',
        disclosure: null,
        publishedOn: null,
        publisher: { id: bitterWinter },
        authors: [{ name: 'Kept Author', person: null }],
      },
    ]);
    expect(await advocate.data('{ sources(filter: { text: "before" }) { totalCount } }')).toEqual({
      sources: { totalCount: 0 },
    });
    const { rows } = await servers.owner.query(
      `SELECT h.title, h.version, h.disclosure FROM history.sources h WHERE h.id = $1 ORDER BY h.seq`,
      [id.slice(7)],
    );
    expect(rows).toEqual([
      { title: 'Before', version: 1, disclosure: 'to be cleared' },
      { title: 'After', version: 2, disclosure: null },
    ]);
  });

  it('replaces authors, leaves those that stay alone, and counts the source up', async () => {
    const { id } = await create({ authors: [{ name: 'One' }, { name: 'Two', person: bilash }, { name: 'Three' }] });
    const wanted = [{ name: 'Two', person: bilash }, { name: 'Three', person: bilash }, { name: 'One' }];
    const { source } = await update(id, 1, { authors: wanted });
    expect(source).toMatchObject({
      version: 2,
      authors: [
        { name: 'Two', person: { id: bilash } },
        { name: 'Three', person: { id: bilash } },
        { name: 'One', person: null },
      ],
    });
    expect(await authorsOf(id)).toEqual([
      ['CREATED One', 'CREATED Three', 'CREATED Two'],
      ['CREATED Three', 'RETRACTED Three', 'UPDATED One', 'UPDATED Two'],
    ]);
    const again = await update(id, 2, { authors: wanted });
    expect([again.source?.['version'], again.changeSet]).toEqual([2, null]);
  });

  it('leads to another publisher, or to none', async () => {
    const { organization } = await advocate.does<{ organization: { id: string } }>(organizationCreate, {
      input: { names: [{ text: 'Other Press', kind: 'PRIMARY' }], kind: 'MEDIA' },
    });
    const { id } = await create({ publisher: bitterWinter });
    expect((await update(id, 1, { publisher: organization.id })).source).toMatchObject({
      version: 2,
      publisher: { id: organization.id },
    });
    expect((await update(id, 2, { publisher: null })).source).toMatchObject({ version: 3, publisher: null });
    expect((await update(id, 3, { publisher: null })).changeSet).toBeNull();
  });

  it('tells what has changed since the version it names, and in which change set', async () => {
    const { id } = await create({});
    const { changeSet } = await update(id, 1, { title: 'Changed', language: 'en' });
    expect(
      await refused(servers, advocate, sourceUpdate, { id, expectedVersion: 1, patch: { title: 'Late' } }),
    ).toEqual([
      {
        code: 'CONFLICT',
        message: `The record is at version 2, not 1 any more: change set ${changeSet?.seq} changed language, title. Read it again, then decide.`,
        field: ['expectedVersion'],
      },
    ]);
  });

  it('answers what is hidden as what is not there', async () => {
    for (const id of [hiddenSource, nowhere('Source'), bilash]) {
      expect(await refused(servers, advocate, sourceUpdate, { id, expectedVersion: 1, patch: { title: 'x' } })).toEqual(
        [notFound('source', 'id')],
      );
    }
  });

  it('refuses the address of another, and lets it keep its own', async () => {
    const { id: other } = await create({ title: 'First There', url: 'https://example.org/first' });
    const { id } = await create({ url: 'https://example.org/second' });
    const patch = { url: 'https://example.org/first/' };
    expect(await refused(servers, advocate, sourceUpdate, { id, expectedVersion: 1, patch })).toEqual([
      {
        code: 'DUPLICATE',
        message: `A source with this address is on record: "First There" (${other}). Use that.`,
        field: ['patch', 'url'],
      },
    ]);
    const own = await update(id, 1, { url: 'https://example.org/second', title: 'Own' });
    expect([own.userErrors, own.source?.['title']]).toEqual([[], 'Own']);
  });

  it('of what is public waits for a second person, and changes nothing until then', async () => {
    const before = await servers.public.data('{ sources { nodes { id title version authors { name } } } }');
    const version = await versionOf(letter);
    const patch = { title: 'A Letter', authors: [{ name: 'The Police' }], reason: 'the heading' };
    const { source, changeSet, proposal, userErrors } = await update(letter, version, patch);
    expect([source, changeSet, proposal, userErrors]).toEqual([
      null,
      null,
      { id: expect.stringMatching(/^Proposal_/), state: 'PENDING' },
      [],
    ]);
    expect(await servers.public.data('{ sources { nodes { id title version authors { name } } } }')).toEqual(before);
    const approved = await editor.does<Answered>(proposalApprove, { id: proposal?.id });
    expect(approved.userErrors).toEqual([]);
    const { node } = await servers.public.data<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { ... on Source { title version authors { name } } } }',
      { id: letter },
    );
    expect(node).toEqual({ title: 'A Letter', version: version + 1, authors: [{ name: 'The Police' }] });
  });

  it('that changes nothing of what is public waits for nobody', async () => {
    const version = await versionOf(letter);
    const before = await servers.fingerprint();
    for (const patch of [{}, { title: 'A Letter', authors: [{ name: 'The Police' }] }]) {
      const { source, changeSet, proposal } = await update(letter, version, patch);
      expect([source?.['version'], changeSet, proposal]).toEqual([version, null, null]);
    }
    expect(await servers.fingerprint()).toBe(before);
  });

  it('that hides what is public acts at once, with the rest it says, and seals its slug', async () => {
    const { id, slug } = await create({ title: 'Sealed Later' });
    const sealed = await update(id, 1, { confidentiality: 'SEALED', title: 'Sealed' }, cleared);
    expect(sealed.source).toMatchObject({
      slug: expect.stringMatching(/^sealed-[0-9a-f]{24}$/),
      confidentiality: 'SEALED',
      title: 'Sealed',
    });
    expect((await create({ title: 'Sealed Later' })).slug).toBe(slug);
    expect(
      (await update(id, 2, { confidentiality: 'RESTRICTED' }, cleared)).userErrors.map(({ message }) => message),
    ).toEqual([
      'A tier can be raised here, never lowered to RESTRICTED. What is to be public is submitted with its case: caseSubmit.',
    ]);
  });
});
