import {
  caseCreate,
  chargeAdd,
  eventCorrect,
  eventRecord,
  organizationCreate,
  participantAdd,
  personCreate,
  sourceCreate,
} from './mutations.js';
import { affiliationCreate, caseRelate, detailsSet, relationshipCreate } from './publishing-mutations.js';
import type { Someone } from './write-server.js';

/** IDs by the names that tests give the records. */
export type Named = Record<string, string>;

/** Records things under names, and gives them back by name. */
export class Notebook {
  readonly ids: Named = {};
  readonly #names = new Map<string, string>();

  constructor(private readonly who: Someone) {}

  /** The name of a record; its ID where it has none. */
  name(id: string): string {
    return this.#names.get(id) ?? id;
  }

  /** Does a mutation and keeps the record of its payload under the name. */
  async keep(
    name: string,
    mutation: { field: string; types: string; select: string },
    args: object,
    who = this.who,
  ): Promise<string> {
    const payload = await who.does(mutation, args);
    if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
    const record = Object.values(payload).find(
      (value): value is { id: string } => typeof value === 'object' && value !== null && 'id' in value,
    );
    if (!record) throw new Error(`${name} has not come into being: ${JSON.stringify(payload)}`);
    this.ids[name] = record.id;
    this.#names.set(record.id, name);
    return record.id;
  }

  id(name: string): string {
    const id = this.ids[name];
    if (!id) throw new Error(`There is no ${name}.`);
    return id;
  }

  person(name: string, more: object = {}, who = this.who): Promise<string> {
    return this.keep(name, personCreate, { input: { names: [{ text: name, kind: 'PRIMARY' }], ...more } }, who);
  }

  organization(name: string, kind: string, text = name): Promise<string> {
    return this.keep(name, organizationCreate, { input: { names: [{ text, kind: 'PRIMARY' }], kind } });
  }

  source(name: string, more: object = {}): Promise<string> {
    return this.keep(name, sourceCreate, { input: { kind: 'NEWS_ARTICLE', title: name, ...more } });
  }

  participant(name: string, party: string, role: string, more: object = {}): Promise<string> {
    const input = { party: this.id(party), role, ...more };
    return this.keep(name, participantAdd, { case: this.id('case'), input });
  }

  event(name: string, input: object): Promise<string> {
    return this.keep(name, eventRecord, { case: this.id('case'), input });
  }
}

/**
 * A case with every kind of record, and with every reason to leave one out.
 * @param sealed   somebody who is cleared for SEALED
 * @param related  a public case
 */
export async function writeFullCase(advocate: Someone, sealed: Someone, related: string): Promise<Notebook> {
  const book = new Notebook(advocate);
  await book.person(
    'Anna',
    {
      names: [
        { text: 'Anna', kind: 'PRIMARY' },
        { text: 'Annushka', kind: 'ALIAS' },
        { text: 'Underground name', kind: 'PSEUDONYM', confidentiality: 'SEALED' },
      ],
    },
    sealed,
  );
  for (const name of ['Victim', 'Witness', 'Counsel', 'Officer', 'Held judge']) await book.person(name);
  await book.keep(
    'Sealed expert',
    personCreate,
    { input: { names: [{ text: 'Expert', kind: 'PRIMARY' }], confidentiality: 'SEALED' } },
    sealed,
  );
  for (const [name, kind] of [
    ['Court', 'COURT'],
    ['Police', 'POLICE'],
    ['Newspaper', 'MEDIA'],
    ['Unnamed group', 'UNREGISTERED_GROUP'],
  ] as const)
    await book.organization(name, kind);
  await book.source('report', {
    publisher: book.id('Newspaper'),
    authors: [{ name: 'Anna', person: book.id('Anna') }],
  });
  await book.source('letter');
  await book.source('held source', { hold: true });
  const cites = (...names: string[]) => names.map((name) => ({ source: book.id(name) }));
  await book.keep('consent of Anna', detailsSet, {
    person: book.id('Anna'),
    input: { consent: 'GIVEN', contact: 'a secret place' },
  });
  await book.keep('consent of Counsel', detailsSet, { person: book.id('Counsel'), input: { consent: 'REFUSED' } });

  await book.keep('case', caseCreate, {
    input: {
      title: 'The full case',
      kind: 'CRIMINAL',
      country: 'KZ',
      fileNumbers: [{ value: '1-23', authority: book.id('Court') }],
      citations: cites('report'),
    },
  });
  await book.participant('Anna as defendant', 'Anna', 'DEFENDANT');
  await book.participant('Victim as victim', 'Victim', 'VICTIM');
  await book.participant('Witness as witness', 'Witness', 'WITNESS');
  await book.participant('Counsel as counsel', 'Counsel', 'DEFENCE_COUNSEL');
  await book.participant('Judge as judge', 'Held judge', 'JUDGE', { hold: true });
  const asExpert = { case: book.id('case'), input: { party: book.id('Sealed expert'), role: 'EXPERT' } };
  await book.keep('Expert as expert', participantAdd, asExpert, sealed);

  await book.keep('charge', chargeAdd, {
    case: book.id('case'),
    input: { defendant: book.id('Anna'), offence: 'incitement' },
  });
  await book.event('opened', {
    kind: 'INVESTIGATION_OPENED',
    date: '2021-01-10',
    actor: book.id('Police'),
    involved: [book.id('Victim'), book.id('Officer')],
    citations: cites('letter'),
  });
  await book.event('charged wrongly', {
    kind: 'CHARGED',
    date: '2021-02-01',
    charges: [book.id('charge')],
    citations: cites('report'),
  });
  await book.keep('charged', eventCorrect, {
    event: book.id('charged wrongly'),
    expectedVersion: 1,
    input: { kind: 'CHARGED', date: '2021-02-03', charges: [book.id('charge')], citations: cites('report') },
  });
  await book.event('on hold', { kind: 'SEARCH_CONDUCTED', date: '2021-02-04', hold: true, citations: cites('report') });
  await book.event('unsourced', { kind: 'SEARCH_CONDUCTED', date: '2021-02-05', citations: cites('held source') });
  await book.keep('affiliation', affiliationCreate, {
    input: { person: book.id('Anna'), organization: book.id('Newspaper'), role: 'editor', citations: cites('report') },
  });
  await book.keep('affiliation elsewhere', affiliationCreate, {
    input: { person: book.id('Anna'), organization: book.id('Unnamed group'), role: 'founder' },
  });
  await book.keep('kinship', relationshipCreate, {
    input: { from: book.id('Anna'), to: book.id('Victim'), kind: 'SIBLING' },
  });
  await book.keep('relation', caseRelate, { from: book.id('case'), input: { to: related, kind: 'SAME_FACTS' } });
  return book;
}
