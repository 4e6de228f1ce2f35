import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Notebook } from './support/full-case.js';
import { caseCreate, personUpdate } from './support/mutations.js';
import { recordHide } from './support/publishing-mutations.js';
import { publish, submit } from './support/submissions.js';
import { done } from './support/write-checks.js';
import { WriteServer } from './support/write-server.js';

jest.setTimeout(60_000);

let servers: WriteServer;

beforeAll(async () => {
  servers = await WriteServer.start();
}, 60_000);

afterAll(() => servers?.stop());

it('who was given another name while hidden, and is public again, is told of in the past by that name', async () => {
  const [advocate, editor] = [await servers.someone('ADVOCATE'), await servers.someone('EDITOR')];
  const book = new Notebook(advocate);
  const input = { slug: 'renamed', title: 'Renamed', kind: 'CRIMINAL', country: 'KZ' };
  await book.keep('case', caseCreate, { input });
  await book.person('Former', { slug: 'somebody' });
  await book.participant('as accused', 'Former', 'DEFENDANT');
  const publishes = async () => {
    expect(await publish(editor, (await submit(advocate, { id: book.id('case') })).id)).toEqual([]);
    return (await advocate.data<{ snapshot: { seq: number } }>('{ snapshot { seq } }')).snapshot.seq;
  };
  const seq = await publishes();
  const ask = () =>
    servers.public.data(
      `query ($seq: Int) { asOf(seq: $seq) { person(slug: "somebody") { name names { text } }
        case(slug: "renamed") { participants { party { ... on Person { name } } } }
        former: persons(filter: { text: "former" }) { nodes { name } } latter: persons(filter: { text: "latter" }) { nodes { name } } } }`,
      { seq },
    );
  const nobody = { nodes: [] };
  expect(await ask()).toEqual({
    asOf: {
      person: { name: 'Former', names: [{ text: 'Former' }] },
      case: { participants: [{ party: { name: 'Former' } }] },
      former: { nodes: [{ name: 'Former' }] },
      latter: nobody,
    },
  });
  const id = book.id('Former');
  await done(advocate, recordHide, { id, confidentiality: 'PARTNER', reason: 'in danger' });
  const patch = { names: [{ text: 'Latter', kind: 'PRIMARY' }] };
  await done(advocate, personUpdate, { id, expectedVersion: 3, patch });
  await publishes();
  expect(await ask()).toEqual({
    asOf: {
      person: { name: 'Latter', names: [] },
      case: { participants: [{ party: { name: 'Latter' } }] },
      former: nobody,
      latter: nobody,
    },
  });
  expect(await servers.drifts()).toEqual([]);
});
