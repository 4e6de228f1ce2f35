import { describe, expect, it } from '@jest/globals';
import { fieldChanges, referencesIn } from './field-changes.js';
import type { FieldRow, Row } from './field-rows.query.js';

const everything = () => true;
const nothing = () => false;

const CHANGE = { seq: 7, type: 'Person', key: 'p' } as const;
const before = (kind: string, row: Row): FieldRow => ({ ...CHANGE, kind, before: true, after: false, row });
const after = (kind: string, row: Row): FieldRow => ({ ...CHANGE, kind, before: false, after: true, row });
const both = (kind: string, row: Row): FieldRow => ({ ...CHANGE, kind, before: true, after: true, row });

/** One line a field: what it said and says. */
const lines = (rows: FieldRow[], sees: (id: string) => boolean = everything) =>
  fieldChanges(rows, sees, nothing).map((change) => `${change.field}: ${change.before} → ${change.after}`);

describe("a record's own fields", () => {
  it('are told where they differ, in the order of the graph, with what is silent left out', () => {
    const was = {
      slug: 'a',
      gender: null,
      summary: 'One.',
      nationalities: ['KZ'],
      occupations: [],
      tier: 2,
      hold: true,
    };
    const is = {
      slug: 'a',
      gender: 'FEMALE',
      summary: null,
      nationalities: [],
      occupations: ['x'],
      tier: 0,
      hold: false,
    };
    expect(lines([before('persons', was), after('persons', is)])).toEqual([
      'gender: null → FEMALE',
      'nationalities: ["KZ"] → null',
      'occupations: null → ["x"]',
      'summary: One. → null',
      'confidentiality: RESTRICTED → PUBLIC',
      'hold: true → null',
    ]);
  });

  it('write numbers, booleans and dates as the graph does', () => {
    const event = {
      kind: 'OTHER',
      date_edtf: '2020?',
      disputed: false,
      restraint_kind: 'BAIL',
      restraint_until_edtf: '2021',
    };
    expect(lines([after('case_events', event)])).toEqual([
      'kind: null → OTHER',
      'date: null → 2020?',
      'disputed: null → false',
      'restraint.kind: null → BAIL',
      'restraint.until: null → 2021',
    ]);
  });

  it('refer to other records by their IDs, and to none that the viewer does not see', () => {
    const rows = [
      before('charges', { defendant_id: 'a', article_id: 'x' }),
      after('charges', { defendant_id: 'b', article_id: 'y' }),
    ];
    expect(lines(rows)).toEqual(['defendant: Person_a → Person_b', 'article: StatuteArticle_x → StatuteArticle_y']);
    expect(lines(rows, (id) => id !== 'Person_a')).toEqual([
      'defendant: null → Person_b',
      'article: StatuteArticle_x → StatuteArticle_y',
    ]);
    expect(lines(rows, () => false)).toEqual([]);
  });

  it('are one field where two columns hold it by turns', () => {
    const rows = [
      before('case_participants', { person_id: 'a', organization_id: null }),
      after('case_participants', { person_id: null, organization_id: 'b' }),
    ];
    expect(lines(rows)).toEqual(['party: Person_a → Organization_b']);
  });

  it('all end where the record does', () => {
    expect(lines([before('statutes', { slug: 'a', title: 'Code', tier: 0 })])).toEqual([
      'slug: a → null',
      'title: Code → null',
      'confidentiality: PUBLIC → null',
    ]);
  });
});

describe('parts', () => {
  const name = (id: string, ordinal: number, text: string): Row => ({
    id,
    ordinal,
    text,
    kind: 'ALIAS',
    script: 'Latn',
    language: null,
    tier: 0,
  });
  const told = (...texts: string[]) =>
    JSON.stringify(texts.map((text) => ({ text, kind: 'ALIAS', script: 'Latn', confidentiality: 'PUBLIC' })));

  it('are told as the whole list, in order', () => {
    const rows = [
      after('names', name('3', 2, 'New')),
      both('names', name('1', 0, 'First')),
      before('names', name('2', 1, 'Gone')),
    ];
    expect(lines(rows)).toEqual([`names: ${told('First', 'Gone')} → ${told('First', 'New')}`]);
  });

  it('are told where only their order has changed', () => {
    const rows = [
      before('names', name('1', 0, 'A')),
      after('names', name('1', 1, 'A')),
      before('names', name('2', 1, 'B')),
      after('names', name('2', 0, 'B')),
    ];
    expect(lines(rows)).toEqual([`names: ${told('A', 'B')} → ${told('B', 'A')}`]);
  });

  it('are no list where there is one at most', () => {
    const pointer = (role: string, more: Row): Row => ({ id: role, role, ...more });
    const rows = [
      before('pointers', pointer('PUBLISHER', { to_organization_id: 'a' })),
      after('pointers', pointer('PUBLISHER', { to_organization_id: 'b' })),
      after('event_parties', { id: '1', part: 'ACTOR', ordinal: 0, person_id: 'p' }),
      after('event_parties', { id: '2', part: 'INVOLVED', ordinal: 0, person_id: 'q' }),
    ];
    expect(lines(rows)).toEqual([
      'actor: null → Person_p',
      'involved: null → ["Person_q"]',
      'publisher: Organization_a → Organization_b',
    ]);
  });

  it('hold what is within them', () => {
    const rows = [
      both('source_authors', { id: '1', ordinal: 0, name: 'A' }),
      both('source_authors', { id: '2', ordinal: 1, name: 'B' }),
      after('pointers', { id: '3', role: 'AUTHOR', from_author_id: '2', to_person_id: 'p' }),
    ];
    expect(lines(rows)).toEqual([
      'authors: [{"name":"A"},{"name":"B"}] → [{"name":"A"},{"name":"B","person":"Person_p"}]',
    ]);
    expect(lines(rows, () => false)).toEqual([]);
  });

  it('are left out with what they hang on', () => {
    const rows = [
      after('citations', { id: '1', ordinal: 1, source_id: 'seen', stance: 'SUPPORTS' }),
      after('citations', { id: '2', ordinal: 2, source_id: 'hidden', stance: 'DISPUTES', quote: 'secret' }),
      after('penalties', { id: '3', ordinal: 0, kind: 'FINE', person_id: 'hidden', amount: '12345678901234567890.50' }),
      after('penalties', { id: '4', ordinal: 1, kind: 'FINE', person_id: null, amount: '12345678901234567890.50' }),
    ];
    expect(lines(rows, (id) => !id.endsWith('hidden'))).toEqual([
      'penalties: null → [{"kind":"FINE","amount":"12345678901234567890.50"}]',
      'citations: null → [{"source":"Source_seen","stance":"SUPPORTS"}]',
    ]);
  });
});

it('names each record that rows refer to once', () => {
  const rows = [
    both('charges', { case_id: 'c', defendant_id: 'a', article_id: null }),
    after('event_defendants', { id: '1', person_id: 'a' }),
    after('pointers', { id: '2', role: 'AFTER', to_event_id: 'e', to_person_id: null }),
  ];
  expect(referencesIn(rows)).toEqual(['Case_c', 'Person_a', 'CaseEvent_e']);
});

describe('what was erased since', () => {
  /** Of the row with this id: what change set 7 put into a column. */
  const erased = (id: string, column: string) => (row: string, seq: number, of: string) =>
    row === id && seq === 7 && of === column;
  const marks = (rows: FieldRow[], of: ReturnType<typeof erased>) =>
    fieldChanges(rows, everything, of).map((change) => [change.field, change.erased]);

  it('is marked, in the change that had said it', () => {
    const rows = [
      before('persons', { summary: 'One.', gender: null }),
      after('persons', { summary: '[erased: 7]', gender: 'FEMALE' }),
    ];
    expect(marks(rows, erased('p', 'summary'))).toEqual([
      ['gender', false],
      ['summary', true],
    ]);
  });

  it('is marked in a list whose part had said it', () => {
    const name = { id: 'n', person_id: 'p', ordinal: 0, text: '[erased: 7]', kind: 'PRIMARY', script: 'Latn', tier: 0 };
    expect(marks([after('names', name)], erased('n', 'text'))).toEqual([['names', true]]);
  });
});
