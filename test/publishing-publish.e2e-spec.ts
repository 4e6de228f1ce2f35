import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Notebook, writeFullCase } from './support/full-case.js';
import { caseCreate, personUpdate, proposalApprove } from './support/mutations.js';
import {
  citationAdd,
  detailsSet,
  recordHide,
  recordRetract,
  submissionPublish,
} from './support/publishing-mutations.js';
import { publish, seenBy, submit, told } from './support/submissions.js';
import { type Someone, WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

const PUBLIC_CASE = `query ($id: ID!) { case(id: $id) {
  title status fileNumbers { value authority { name } }
  participants { role party { ... on Person { name names { text } details { consent } affiliations { role organization { name } } relationships { kind } } } }
  charges { offence status defendant { name } }
  timeline { totalCount nodes { kind date { edtf } actor { ... on Organization { name } } involved { ... on Person { name } } citations { source { title } } } }
  related { kind case { slug } } sources { title publisher { name } authors { name person { name } } } } }`;

let servers: WriteServer;
let advocate: Someone;
let sealed: Someone;
let editor: Someone;
let publisher: Someone;
let bilash: string;

beforeAll(async () => {
  servers = await WriteServer.start();
  [advocate, sealed, editor, publisher] = await Promise.all([
    servers.someone('ADVOCATE'),
    servers.someone('ADVOCATE', 3),
    servers.someone('EDITOR'),
    servers.someone('EDITOR'),
  ]);
  bilash = await servers.id('Case', 'kz-2020-bilash-389');
}, 60_000);

afterAll(() => servers.stop());

const version = async (id: string): Promise<number> => {
  const { node } = await editor.data<{ node: { version: number } }>(
    'query ($id: ID!) { node(id: $id) { ... on Recorded { version } } }',
    { id },
  );
  return node.version;
};

/** A case with one person, one source and one event. */
async function smallCase(who: Someone, name: string): Promise<Notebook> {
  const book = new Notebook(who);
  await book.person('person', { names: [{ text: name, kind: 'PRIMARY' }] });
  await book.source('source', { title: `About ${name}` });
  await book.keep('case', caseCreate, { input: { title: `The case of ${name}`, kind: 'CRIMINAL', country: 'KZ' } });
  await book.participant('defendant', 'person', 'DEFENDANT');
  await book.event('event', { kind: 'CHARGED', date: '2020-05', citations: [{ source: book.id('source') }] });
  return book;
}

describe('publishing', () => {
  it('makes public exactly what was listed', async () => {
    const book = await writeFullCase(advocate, sealed, bilash);
    const id = book.id('case');
    const submission = await submit(advocate, { id });
    expect(await servers.public.data(PUBLIC_CASE, { id })).toEqual({ case: null });
    const answer = await editor.does(submissionPublish, { id: submission.id, reason: 'checked' });
    expect(answer).toEqual({
      case: { id, confidentiality: 'PUBLIC', status: 'CHARGED' },
      changeSet: { seq: expect.any(Number) },
      proposal: null,
      userErrors: [],
    });
    expect(await seenBy(servers.public, book)).toEqual(told(book, submission).public);
    const anna = {
      name: 'Anna',
      names: [{ text: 'Anna' }, { text: 'Annushka' }],
      details: null,
      affiliations: [{ role: 'editor', organization: { name: 'Newspaper' } }],
      relationships: [],
    };
    expect(await servers.public.data(PUBLIC_CASE, { id })).toEqual({
      case: {
        title: 'The full case',
        status: 'CHARGED',
        fileNumbers: [{ value: '1-23', authority: { name: 'Court' } }],
        participants: [{ role: 'DEFENDANT', party: anna }],
        charges: [{ offence: 'incitement', status: 'CHARGED', defendant: { name: 'Anna' } }],
        timeline: {
          totalCount: 2,
          nodes: [
            {
              kind: 'INVESTIGATION_OPENED',
              date: { edtf: '2021-01-10' },
              actor: { name: 'Police' },
              involved: [{ name: 'Officer' }],
              citations: [{ source: { title: 'letter' } }],
            },
            {
              kind: 'CHARGED',
              date: { edtf: '2021-02-03' },
              actor: null,
              involved: [],
              citations: [{ source: { title: 'report' } }],
            },
          ],
        },
        related: [{ kind: 'SAME_FACTS', case: { slug: 'kz-2020-bilash-389' } }],
        sources: expect.arrayContaining([
          { title: 'letter', publisher: null, authors: [] },
          { title: 'report', publisher: { name: 'Newspaper' }, authors: [{ name: 'Anna', person: { name: 'Anna' } }] },
        ]),
      },
    });
    const { node } = await editor.data<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Submission { state decision decidedBy { id } } } }',
      { id: submission.id },
    );
    expect(node).toEqual({ state: 'PUBLISHED', decision: 'checked', decidedBy: { id: `Account_${editor.account}` } });
    expect(await publish(editor, submission.id)).toEqual([
      { code: 'CONFLICT', message: 'This submission waits no more: it is PUBLISHED.', field: ['id'] },
    ]);
    expect(await servers.drifts()).toEqual([]);

    // What was left out may follow, by name, with what the events say of it.
    const rest = await submit(advocate, { id, include: [book.id('Victim as victim')] });
    expect(told(book, rest).public).toEqual(['Victim', 'Victim as victim', 'kinship']);
    expect(await publish(editor, rest.id)).toEqual([]);
    const { case: after } = await servers.public.data<{ case: { timeline: { nodes: { involved: object[] }[] } } }>(
      PUBLIC_CASE,
      { id },
    );
    expect(after.timeline.nodes[0]?.involved).toEqual([{ name: 'Victim' }, { name: 'Officer' }]);
    expect(await servers.drifts()).toEqual([]);
  });

  it('is for somebody else than whoever submitted or recorded it', async () => {
    const book = await smallCase(editor, 'Forbidden');
    const byEditor = await submit(editor, { id: book.id('case') });
    const before = await servers.fingerprint();
    expect(await publish(editor, byEditor.id)).toEqual([
      {
        code: 'FORBIDDEN',
        message: 'Nobody publishes what they submitted themselves. Ask another editor.',
        field: ['id'],
      },
    ]);
    const byAdvocate = await submit(advocate, { id: book.id('case') });
    const recorded = {
      code: 'FORBIDDEN',
      message:
        'You have recorded some of what would become public, and nobody publishes that themselves. Ask another editor.',
      field: ['id'],
    };
    expect(await publish(editor, byAdvocate.id)).toEqual([recorded]);
    const sums = (text: string) =>
      (JSON.parse(text) as { name: string }[]).filter(({ name }) => name !== 'live.submissions');
    expect(sums(await servers.fingerprint())).toEqual(sums(before));

    // A part is enough, whoever recorded the rest.
    const added = await smallCase(advocate, 'Cited');
    await publisher.does(citationAdd, { subject: added.id('defendant'), input: { source: added.id('source') } });
    const cited = await submit(advocate, { id: added.id('case') });
    expect(await publish(publisher, cited.id)).toEqual([recorded]);
    expect(await publish(editor, cited.id)).toEqual([]);
    await expect(publish(advocate, cited.id)).rejects.toThrow('for the roles EDITOR');
  });

  it('counts a proposal for whoever made it, not for whoever approved it', async () => {
    const book = await smallCase(advocate, 'Proposed');
    const first = await submit(advocate, { id: book.id('case') });
    expect(await publish(editor, first.id)).toEqual([]);
    const { proposal } = await publisher.does<{ proposal: { id: string } }>(personUpdate, {
      id: book.id('person'),
      expectedVersion: await version(book.id('person')),
      patch: { summary: 'Proposed.' },
    });
    expect((await editor.does(proposalApprove, { id: proposal.id })).userErrors).toEqual([]);
    await advocate.does(recordHide, { id: book.id('person'), confidentiality: 'RESTRICTED', reason: 'for a while' });
    const again = await submit(advocate, { id: book.id('case') });
    expect(told(book, again)).toEqual({ public: ['defendant', 'person'], held: {} });
    expect((await publish(publisher, again.id)).map(({ code }) => code)).toEqual(['FORBIDDEN']);
    expect(await publish(editor, again.id)).toEqual([]);
  });

  it('lists and publishes what comes into sight elsewhere', async () => {
    const book = await smallCase(advocate, 'Elsewhere');
    const first = await submit(advocate, { id: book.id('case') });
    expect(await publish(editor, first.id)).toEqual([]);
    await advocate.does(recordHide, { id: book.id('source'), confidentiality: 'RESTRICTED', reason: 'a mistake' });
    expect(await seenBy(servers.public, book)).toEqual(['case', 'defendant', 'person']);
    const other = await smallCase(advocate, 'Other');
    await other.event('resting', { kind: 'HEARING', date: '2021', citations: [{ source: book.id('source') }] });
    const submission = await submit(advocate, { id: other.id('case') });
    const names = submission.items.map(({ record }) => [other.name(record.id), book.name(record.id)]);
    expect(names.at(-1)).toEqual([book.id('event'), 'event']);
    expect(names).toHaveLength(8);
    expect(await publish(editor, submission.id)).toEqual([]);
    expect(await seenBy(servers.public, book)).toEqual(['case', 'defendant', 'event', 'person', 'source']);
    expect(await servers.drifts()).toEqual([]);
  });
});

describe('what has moved since', () => {
  let book: Notebook;
  let submission: string;

  const conflict = (what: string) => [
    {
      code: 'CONFLICT',
      message: `What was submitted is not what would become public now: ${what}. Submit the case again.`,
      field: ['id'],
    },
  ];

  const cases = {
    'a new citation': async () => {
      await advocate.does(citationAdd, { subject: book.id('event'), input: { source: book.id('source') } });
      return `${book.id('event')} is at version 2, not 1`;
    },
    'an edited name': async () => {
      const patch = { names: [{ text: 'Renamed', kind: 'PRIMARY' }] };
      await advocate.does(personUpdate, { id: book.id('person'), expectedVersion: 1, patch });
      return `${book.id('person')} is at version 2, not 1`;
    },
    'a retraction': async () => {
      await advocate.does(recordRetract, { id: book.id('event'), expectedVersion: 1, reason: 'wrong' });
      return `${book.id('event')} would not become public any more; ${book.id('source')} would not become public any more`;
    },
    'a new event': async () => {
      await book.event('second', { kind: 'HEARING', date: '2021', citations: [{ source: book.id('source') }] });
      return `${book.id('second')} would become public too`;
    },
    'another publication': async () => {
      const other = await smallCase(advocate, 'In between');
      await other.event('resting', { kind: 'HEARING', date: '2021', citations: [{ source: book.id('source') }] });
      const between = await submit(advocate, { id: other.id('case') });
      expect(await publish(editor, between.id)).toEqual([]);
      return `${book.id('source')} would not become public any more`;
    },
    'a refusal': async () => {
      await advocate.does(detailsSet, { person: book.id('person'), input: { consent: 'REFUSED' } });
      return [book.id('defendant'), book.id('person')]
        .toSorted()
        .map((id) => `${id} would not become public any more`)
        .join('; ');
    },
  };

  for (const [name, move] of Object.entries(cases)) {
    it(`is told, and nothing is published: ${name}`, async () => {
      book = await smallCase(advocate, name);
      submission = (await submit(advocate, { id: book.id('case') })).id;
      const what = await move();
      const before = await servers.fingerprint();
      expect(await publish(editor, submission)).toEqual(conflict(what));
      expect(await servers.fingerprint()).toBe(before);
    });
  }
});
