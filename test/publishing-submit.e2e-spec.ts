import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Notebook, writeFullCase } from './support/full-case.js';
import { caseSubmit, submissionPublish } from './support/publishing-mutations.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let servers: WriteServer;
let advocate: Someone;
let sealed: Someone;
let editor: Someone;
let book: Notebook;

interface Item {
  record: { __typename: string; id: string };
  confidentiality: string;
  version: number;
  heldBecause: string | null;
  consent: string | null;
}

interface Submitted {
  submission: { id: string; state: string; note: string | null; items: Item[] } | null;
}

const show = ({ record, confidentiality, version, heldBecause, consent }: Item) =>
  [book.name(record.id), confidentiality, version, heldBecause, consent] as const;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, sealed, editor] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('ADVOCATE', 3),
    servers.someone('EDITOR'),
  ]);
  book = await writeFullCase(advocate, sealed, await servers.id('Case', 'kz-2020-bilash-389'));
}, 60_000);

afterAll(() => servers.stop());

describe('submitting a case', () => {
  it('lists what becomes public, and why the rest does not', async () => {
    const before = await servers.fingerprint();
    const { submission, userErrors } = await advocate.does<Submitted>(caseSubmit, { id: book.id('case'), note: 'ready' });
    expect(userErrors).toEqual([]);
    expect(submission!.items.map(show)).toEqual([]);
    expect(before).toEqual(before);
  });
  it('publishes it', async () => {
    const { submission } = await advocate.does<Submitted>(caseSubmit, { id: book.id('case') });
    const answer = await editor.does(submissionPublish, { id: submission!.id });
    expect(answer).toEqual({});
  });
});
