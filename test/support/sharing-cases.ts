import { expect } from '@jest/globals';
import { Notebook } from './full-case.js';
import { caseCreate, chargeAdd } from './mutations.js';
import { affiliationCreate } from './publishing-mutations.js';
import { publish, submit } from './submissions.js';
import type { Someone } from './write-server.js';

/** Two public cases that share a defendant, a police department and a source. */
export async function sharingCases(
  advocate: Someone,
  editor: Someone,
  mark: string,
): Promise<{ one: Notebook; other: Notebook }> {
  const one = new Notebook(advocate);
  for (const name of ['shared', 'own']) {
    await one.person(name, { names: [{ text: `${name} ${mark}`, kind: 'PRIMARY' }] });
  }
  for (const [name, kind] of [
    ['police', 'POLICE'],
    ['paper', 'MEDIA'],
    ['ministry', 'GOVERNMENT_BODY'],
  ] as const) {
    await one.organization(name, kind, `${name} ${mark}`);
  }
  await one.source('shared source', { publisher: one.id('paper') });
  await one.source('own source', { publisher: one.id('paper'), authors: [{ name: 'Own', person: one.id('own') }] });
  const other = new Notebook(advocate);
  for (const [name, id] of Object.entries(one.ids)) other.ids[name] = id;
  for (const [book, title] of [
    [one, 'One'],
    [other, 'Other'],
  ] as const) {
    await book.keep('case', caseCreate, { input: { title, kind: 'CRIMINAL', country: 'KZ' } });
    await book.participant('shared as defendant', 'shared', 'DEFENDANT');
    await book.keep('charge', chargeAdd, {
      case: book.id('case'),
      input: { defendant: book.id('shared'), offence: 'x' },
    });
    await book.event('charged', {
      kind: 'CHARGED',
      date: '2020',
      actor: book.id('police'),
      citations: [{ source: book.id('shared source') }],
    });
  }
  await one.participant('own as defendant', 'own', 'DEFENDANT');
  await one.event('ministry acts', {
    kind: 'HEARING',
    date: '2021',
    actor: one.id('ministry'),
    citations: [{ source: one.id('own source') }],
  });
  await one.keep('own affiliation', affiliationCreate, {
    input: { person: one.id('own'), organization: one.id('paper'), role: 'editor' },
  });
  await one.keep('shared affiliation', affiliationCreate, {
    input: {
      person: one.id('shared'),
      organization: one.id('paper'),
      role: 'editor',
      citations: [{ source: one.id('own source') }],
    },
  });
  for (const book of [one, other]) {
    const { id } = await submit(advocate, { id: book.id('case') });
    expect(await publish(editor, id)).toEqual([]);
  }
  return { one, other };
}
