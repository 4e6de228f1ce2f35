import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Notebook } from './support/full-case.js';
import { sharingCases } from './support/sharing-cases.js';
import { caseCreate } from './support/mutations.js';
import { detailsSet, personMerge, recordHide, recordRetract } from './support/publishing-mutations.js';
import { publish, seenBy, submit } from './support/submissions.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let servers: WriteServer;
let advocate: Someone;
let sealed: Someone;
let editor: Someone;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, sealed, editor] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('ADVOCATE', 3),
    servers.someone('EDITOR'),
  ]);
}, 60_000);

afterAll(() => servers.stop());

const read = async (id: string, who = editor) =>
  (
    await who.data<{ node: { version: number; confidentiality: string; slug?: string } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Recorded { version confidentiality } ... on Person { slug } ... on Case { slug } ... on Source { slug } } }',
      { id },
    )
  ).node!;

const hide = (who: Someone, id: string, confidentiality: string) =>
  who.does<{ record: { id: string } | null; changeSet: object | null }>(recordHide, {
    id,
    confidentiality,
    reason: 'danger',
  });

describe('hiding a record', () => {
  it('hides it at once with all that hangs on it, and its slug once it is SEALED', async () => {
    const { one } = await sharingCases(advocate, editor, 'H');
    const all = Object.keys(one.ids).toSorted();
    expect(await seenBy(servers.public, one)).toEqual(all);
    expect(await hide(advocate, one.id('own source'), 'PARTNER')).toMatchObject({
      record: { id: one.id('own source'), confidentiality: 'PARTNER' },
      changeSet: { seq: expect.any(Number) },
      userErrors: [],
    });
    expect(await seenBy(servers.public, one)).toEqual(
      all.filter((name) => !['own source', 'ministry acts'].includes(name)),
    );
    const { slug } = await read(one.id('shared'));
    expect((await hide(sealed, one.id('shared'), 'SEALED')).userErrors).toEqual([]);
    expect(await read(one.id('shared'), sealed)).toEqual({
      confidentiality: 'SEALED',
      slug: expect.stringMatching(/^sealed-[0-9a-f]{24}$/),
      version: 3,
    });
    const bySlug = 'query ($slug: String!) { person(slug: $slug) { id } }';
    expect([await servers.public.data(bySlug, { slug }), await sealed.data(bySlug, { slug })]).toEqual([
      { person: null },
      { person: null },
    ]);
    expect(await seenBy(editor, one)).toEqual(
      all.filter((name) => !['shared', 'shared as defendant', 'charge', 'shared affiliation'].includes(name)),
    );
    expect(await servers.drifts()).toEqual([]);
  });

  it('is refused where it would hide less, or nothing, or from whoever hides', async () => {
    const book = new Notebook(advocate);
    await book.person('person');
    await book.keep('details', detailsSet, { person: book.id('person'), input: { contact: 'here' } });
    await book.keep(
      'sealed details',
      detailsSet,
      { person: book.id('person'), input: { contact: 'there', confidentiality: 'SEALED' } },
      sealed,
    );
    const id = book.id('person');
    const before = await servers.fingerprint();
    const less = {
      code: 'INVALID',
      message: 'The record is hidden from these viewers already, or more: give a higher tier than it has.',
      field: ['confidentiality'],
    };
    expect((await hide(advocate, id, 'RESTRICTED')).userErrors).toEqual([less]);
    expect((await hide(advocate, id, 'PUBLIC')).userErrors).toEqual([less]);
    expect((await hide(advocate, id, 'SEALED')).userErrors).toEqual([
      {
        code: 'INVALID',
        message: 'Your account is not cleared for that tier. Give one that you may see.',
        field: ['confidentiality'],
      },
    ]);
    expect((await hide(advocate, await servers.id('Statute', 'kz-criminal-code'), 'RESTRICTED')).userErrors).toEqual([
      {
        code: 'INVALID',
        message: 'Statutes and their articles are public: they name nobody. Hide what names somebody.',
        field: ['id'],
      },
    ]);
    expect((await hide(advocate, book.id('sealed details'), 'SEALED')).userErrors).toEqual([
      { code: 'NOT_FOUND', message: 'There is no such record that you may see. Give the ID of one.', field: ['id'] },
    ]);
    expect((await hide(sealed, book.id('details'), 'SEALED')).userErrors).toEqual([
      {
        code: 'CONFLICT',
        message: `There are details of that tier already: ${book.id('sealed details')}. Put into these what is to be hidden, and retract the others.`,
        field: ['confidentiality'],
      },
    ]);
    const researcher = await servers.someone('RESEARCHER', 3);
    await expect(hide(researcher, id, 'SEALED')).rejects.toThrow('for the roles ADVOCATE and EDITOR');
    expect(await servers.fingerprint()).toBe(before);
  });

  it('keeps a name hidden that was more hidden than its bearer', async () => {
    const book = new Notebook(advocate);
    const names = [
      { text: 'Open', kind: 'PRIMARY' },
      { text: 'Underground', kind: 'ALIAS', confidentiality: 'SEALED' },
    ];
    await book.person('person', { names }, sealed);
    await book.keep('case', caseCreate, { input: { title: 'Names', kind: 'CRIMINAL', country: 'KZ' } });
    await book.participant('defendant', 'person', 'DEFENDANT');
    expect((await hide(sealed, book.id('person'), 'SEALED')).userErrors).toEqual([]);
    const sealedEditor = await servers.someone('EDITOR', 3);
    const { id } = await submit(sealed, { id: book.id('case'), include: [book.id('person')] });
    expect(await publish(sealedEditor, id)).toEqual([]);
    const NAMES = 'query ($id: ID!) { node(id: $id) { ... on Person { names { text } } } }';
    expect(await servers.public.data(NAMES, { id: book.id('person') })).toEqual({
      node: { names: [{ text: 'Open' }] },
    });
    expect(await servers.drifts()).toEqual([]);
  });

  it('frees the slugs of whoever was merged into a person who is SEALED, and a retraction takes them along', async () => {
    const book = new Notebook(advocate);
    await book.person('stays', { slug: 'stays-merged', names: [{ text: 'Stays merged', kind: 'PRIMARY' }] });
    await book.person('goes', { slug: 'goes-merged', names: [{ text: 'Goes merged', kind: 'PRIMARY' }] });
    const merged = await editor.does(personMerge, {
      id: book.id('stays'),
      duplicate: book.id('goes'),
      reason: 'one person',
    });
    expect(merged.userErrors).toEqual([]);
    const bySlug = 'query ($slug: String!) { person(slug: $slug) { id } }';
    expect(await advocate.data(bySlug, { slug: 'goes-merged' })).toEqual({ person: { id: book.id('stays') } });
    expect((await hide(sealed, book.id('stays'), 'SEALED')).userErrors).toEqual([]);
    expect(await sealed.data(bySlug, { slug: 'goes-merged' })).toEqual({ person: null });
    await book.person('again', { slug: 'goes-merged', names: [{ text: 'Somebody else', kind: 'PRIMARY' }] });
    expect(await advocate.data(bySlug, { slug: 'goes-merged' })).toEqual({ person: { id: book.id('again') } });
    const { version } = await read(book.id('stays'), sealed);
    const gone = await sealed.does(recordRetract, { id: book.id('stays'), expectedVersion: version, reason: 'wrong' });
    expect(gone.userErrors).toEqual([]);
    expect(await seenBy(sealed, book)).toEqual(['again']);
    expect(await servers.drifts()).toEqual([]);
  });
});
