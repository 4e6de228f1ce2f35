import type { RecordType } from '../changes/record-kinds.js';

/** How a column is shown in the history. */
export interface ShownColumn {
  /** The field, as the graph names it. */
  readonly field: string;
  /** The type of the record it refers to; it is shown as that record's ID, to whoever sees the record. */
  readonly refersTo?: RecordType;
  /** A tier is shown by its name. */
  readonly tier?: true;
}

/** What a table's rows are to the history: records of their own, or parts of one. */
export interface ShownTable {
  /** The type of the records, where they are records of their own. */
  readonly type?: RecordType;
  /** The columns that say which record a part belongs to, each with the type of that record. */
  readonly partOf?: Readonly<Record<string, RecordType>>;
  /** The field of that record that the part is shown under. */
  readonly field?: string;
  readonly columns: Readonly<Record<string, ShownColumn>>;
}

const to = (field: string, refersTo: RecordType): ShownColumn => ({ field, refersTo });
/** Columns whose name in the graph is their own, in the graph's spelling. */
const plain = (...columns: string[]) =>
  Object.fromEntries(
    columns.map((column) => [
      column,
      { field: column.replace(/_edtf$/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) },
    ]),
  );
/** What every record has. */
const RECORD = { tier: { field: 'confidentiality', tier: true as const }, hold: { field: 'hold' } };

const EVENT = { event_id: 'CaseEvent' } as const;

/**
 * What history shows of each table. A column that is not here is internal: ids, versions, what is computed from others, and
 * what says whose part a row is. A test holds this against the database, so that no new column is forgotten.
 */
export const SHOWN_TABLES: Readonly<Record<string, ShownTable>> = {
  persons: {
    type: 'Person',
    columns: {
      ...plain('slug', 'gender', 'born_edtf', 'died_edtf', 'nationalities', 'occupations', 'summary'),
      ...RECORD,
    },
  },
  person_details: {
    type: 'PersonDetails',
    columns: {
      person_id: to('person', 'Person'),
      ...plain('born_edtf', 'contact', 'consent', 'consent_note'),
      ...RECORD,
    },
  },
  organizations: {
    type: 'Organization',
    columns: { ...plain('slug', 'kind', 'country', 'legal_standing', 'summary'), ...RECORD },
  },
  names: {
    partOf: { person_id: 'Person', organization_id: 'Organization' },
    field: 'names',
    columns: { ...plain('text', 'kind', 'language'), tier: RECORD.tier },
  },
  affiliations: {
    type: 'Affiliation',
    columns: {
      person_id: to('person', 'Person'),
      organization_id: to('organization', 'Organization'),
      ...plain('role', 'period_edtf'),
      ...RECORD,
    },
  },
  relationships: {
    type: 'Relationship',
    columns: {
      from_id: to('from', 'Person'),
      to_id: to('to', 'Person'),
      ...plain('kind', 'note', 'period_edtf'),
      ...RECORD,
    },
  },
  statutes: {
    type: 'Statute',
    columns: { ...plain('slug', 'title', 'country', 'adopted_edtf', 'in_force_edtf', 'uri'), ...RECORD },
  },
  statute_articles: {
    type: 'StatuteArticle',
    columns: { statute_id: to('statute', 'Statute'), ...plain('number', 'subject'), ...RECORD },
  },
  statute_article_versions: {
    partOf: { article_id: 'StatuteArticle' },
    field: 'versions',
    columns: plain('title', 'text', 'language', 'in_force_edtf'),
  },
  sources: {
    type: 'Source',
    columns: {
      ...plain(
        'slug',
        'kind',
        'title',
        'url',
        'archived_url',
        'accessed_on',
        'language',
        'tags',
        'reliability',
        'disclosure',
      ),
      published_edtf: { field: 'publishedOn' },
      ...RECORD,
    },
  },
  source_authors: { partOf: { source_id: 'Source' }, field: 'authors', columns: plain('name') },
  cases: { type: 'Case', columns: { ...plain('slug', 'title', 'kind', 'country', 'summary', 'rights'), ...RECORD } },
  case_file_numbers: { partOf: { case_id: 'Case' }, field: 'fileNumbers', columns: plain('value') },
  case_participants: {
    type: 'CaseParticipant',
    columns: {
      case_id: to('case', 'Case'),
      person_id: to('party', 'Person'),
      organization_id: to('party', 'Organization'),
      ...plain('role', 'period_edtf', 'note'),
      ...RECORD,
    },
  },
  charges: {
    type: 'Charge',
    columns: {
      case_id: to('case', 'Case'),
      defendant_id: to('defendant', 'Person'),
      article_id: to('article', 'StatuteArticle'),
      ...plain('pinpoint', 'offence', 'alleged_conduct', 'conduct_place'),
      conduct_edtf: { field: 'conductDate' },
      ...RECORD,
    },
  },
  related_cases: {
    type: 'RelatedCase',
    columns: { from_id: to('from', 'Case'), to_id: to('case', 'Case'), ...plain('kind', 'note'), ...RECORD },
  },
  case_events: {
    type: 'CaseEvent',
    columns: {
      case_id: to('case', 'Case'),
      ...plain(
        'kind',
        'date_edtf',
        'title',
        'summary',
        'place',
        'attribution',
        'disputed',
        'irregularity',
        'rights',
        'wgad_categories',
      ),
      restraint_kind: { field: 'restraint.kind' },
      restraint_until_edtf: { field: 'restraint.until' },
      restraint_conditions: { field: 'restraint.conditions' },
      ...RECORD,
    },
  },
  event_parties: {
    partOf: EVENT,
    field: 'involved',
    columns: {
      person_id: to('party', 'Person'),
      organization_id: to('party', 'Organization'),
      part: { field: 'part' },
    },
  },
  event_charges: { partOf: EVENT, field: 'charges', columns: { charge_id: to('charge', 'Charge') } },
  event_defendants: { partOf: EVENT, field: 'defendants', columns: { person_id: to('defendant', 'Person') } },
  penalties: {
    partOf: EVENT,
    field: 'penalties',
    columns: {
      person_id: to('person', 'Person'),
      ...plain('kind', 'term', 'suspended', 'amount', 'currency', 'description', 'starts_edtf', 'ends_edtf'),
    },
  },
  pointers: {
    partOf: {
      from_source_id: 'Source',
      from_organization_id: 'Organization',
      from_event_id: 'CaseEvent',
      from_charge_id: 'Charge',
      author_source_id: 'Source',
      file_number_case_id: 'Case',
    },
    columns: {
      to_person_id: to('to', 'Person'),
      to_organization_id: to('to', 'Organization'),
      to_event_id: to('to', 'CaseEvent'),
      to_charge_id: to('to', 'Charge'),
    },
  },
  citations: {
    partOf: {
      person_id: 'Person',
      person_details_id: 'PersonDetails',
      organization_id: 'Organization',
      affiliation_id: 'Affiliation',
      relationship_id: 'Relationship',
      statute_id: 'Statute',
      statute_article_id: 'StatuteArticle',
      subject_source_id: 'Source',
      case_id: 'Case',
      case_participant_id: 'CaseParticipant',
      charge_id: 'Charge',
      related_case_id: 'RelatedCase',
      case_event_id: 'CaseEvent',
    },
    field: 'citations',
    columns: { source_id: to('source', 'Source'), ...plain('locator', 'quote', 'stance', 'credibility') },
  },
};

/** The field of the record that a pointer is shown under, by its role. */
export const POINTER_FIELDS: Readonly<Record<string, string>> = {
  PUBLISHER: 'publisher',
  PARENT: 'parent',
  AUTHOR: 'authors',
  AUTHORITY: 'fileNumbers',
  AFTER: 'after',
  CORRECTS: 'corrects',
  REPLACES: 'replaces',
};
