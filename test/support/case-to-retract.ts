import { Notebook } from './full-case.js';
import { caseCreate, chargeAdd } from './mutations.js';
import { affiliationCreate, caseRelate, detailsSet, relationshipCreate } from './publishing-mutations.js';
import type { Someone } from './write-server.js';

/** A case of which each record can be retracted in turn. */
export async function caseToRetract(advocate: Someone, related: string, mark: string): Promise<Notebook> {
  const book = new Notebook(advocate);
  for (const name of ['accused', 'officer', 'friend']) {
    await book.person(name, { names: [{ text: `${name} ${mark}`, kind: 'PRIMARY' }] });
  }
  await book.organization('court', 'COURT', `court ${mark}`);
  await book.source('source', { publisher: book.id('court') });
  await book.source('second source');
  await book.keep('details', detailsSet, { person: book.id('accused'), input: { contact: 'here' } });
  await book.keep('case', caseCreate, {
    input: {
      title: mark,
      kind: 'CRIMINAL',
      country: 'KZ',
      fileNumbers: [{ value: '7', authority: book.id('court') }],
      citations: [{ source: book.id('source'), locator: 'p. 1' }],
    },
  });
  await book.participant('as accused', 'accused', 'DEFENDANT');
  for (const name of ['charge', 'second charge']) {
    await book.keep(name, chargeAdd, {
      case: book.id('case'),
      input: { defendant: book.id('accused'), offence: name },
    });
  }
  const cites = [{ source: book.id('source') }];
  await book.event('opened', {
    kind: 'INVESTIGATION_OPENED',
    date: '2020-01',
    actor: book.id('court'),
    involved: [book.id('officer')],
    citations: cites,
  });
  await book.event('charged', {
    kind: 'CHARGED',
    date: '2020-02',
    charges: [book.id('charge')],
    citations: [...cites, { source: book.id('second source') }],
  });
  await book.event('detained', {
    kind: 'DETAINED',
    date: '2020-02',
    after: book.id('charged'),
    defendants: [book.id('accused')],
    citations: cites,
  });
  await book.keep('friendship', relationshipCreate, {
    input: { from: book.id('accused'), to: book.id('friend'), kind: 'COLLEAGUE' },
  });
  await book.keep('post', affiliationCreate, {
    input: { person: book.id('officer'), organization: book.id('court'), role: 'clerk' },
  });
  await book.keep('relation', caseRelate, { from: book.id('case'), input: { to: related, kind: 'FOLLOWS' } });
  return book;
}
