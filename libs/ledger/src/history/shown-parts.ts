import type { RecordType } from '../changes/record-kinds.js';
import { decimal, hides, plain, type ShownColumn, tier, to } from './shown-column.js';

/** What history shows of a table whose rows are parts of other records. */
export interface ShownPart {
  /** The columns that say which record a part belongs to, each with the type of that record. */
  readonly partOf: Readonly<Record<string, RecordType>>;
  /** The columns that say which other part it belongs to, each with that one's table. */
  readonly within?: Readonly<Record<string, string>>;
  /** The field of the record that it is shown under; or the column that decides, with the field for each of its values. */
  readonly field: string | { readonly column: string; readonly fields: Readonly<Record<string, string>> };
  /** Whether it is shown as an object, or as nothing but the record it refers to. */
  readonly as: 'OBJECT' | 'REFERENCE';
  /** The columns that put the parts of a record in order. */
  readonly order: readonly string[];
  readonly columns: Readonly<Record<string, ShownColumn>>;
  readonly internal?: readonly string[];
}

/** Fields that hold one part; all others hold a list of them. */
export const SINGLE_FIELDS: ReadonlySet<string> = new Set([
  'publisher',
  'parent',
  'actor',
  'after',
  'corrects',
  'replaces',
]);

const OF_EVENT = { event_id: 'CaseEvent' } as const;
/** A part has no tier in the graph. */
const NO_RECORD = ['tier', 'hold'];

/** The parts, by their tables. */
export const PARTS: Readonly<Record<string, ShownPart>> = {
  merged_persons: {
    partOf: { into_id: 'Person' },
    field: 'merged',
    as: 'OBJECT',
    order: ['slug'],
    columns: plain('slug'),
    internal: NO_RECORD,
  },
  names: {
    partOf: { person_id: 'Person', organization_id: 'Organization' },
    field: 'names',
    as: 'OBJECT',
    order: ['ordinal'],
    columns: { ...plain('text', 'kind', 'script', 'language'), tier: tier('confidentiality') },
    internal: ['folded', 'hold'],
  },
  statute_article_versions: {
    partOf: { article_id: 'StatuteArticle' },
    field: 'versions',
    as: 'OBJECT',
    order: ['in_force_edtf', 'language'],
    columns: plain('title', 'text', 'language', 'in_force_edtf'),
    internal: NO_RECORD,
  },
  source_authors: {
    partOf: { source_id: 'Source' },
    field: 'authors',
    as: 'OBJECT',
    order: ['ordinal'],
    columns: plain('name'),
    internal: NO_RECORD,
  },
  case_file_numbers: {
    partOf: { case_id: 'Case' },
    field: 'fileNumbers',
    as: 'OBJECT',
    order: ['ordinal'],
    columns: plain('value'),
    internal: ['value_folded', ...NO_RECORD],
  },
  event_parties: {
    partOf: OF_EVENT,
    field: { column: 'part', fields: { ACTOR: 'actor', INVOLVED: 'involved' } },
    as: 'REFERENCE',
    order: ['ordinal'],
    columns: { person_id: to('party', 'Person'), organization_id: to('party', 'Organization') },
    internal: NO_RECORD,
  },
  event_charges: {
    partOf: OF_EVENT,
    field: 'charges',
    as: 'REFERENCE',
    order: [],
    columns: { charge_id: to('charge', 'Charge') },
    internal: ['case_id', ...NO_RECORD],
  },
  event_defendants: {
    partOf: OF_EVENT,
    field: 'defendants',
    as: 'REFERENCE',
    order: [],
    columns: { person_id: to('defendant', 'Person') },
    internal: NO_RECORD,
  },
  penalties: {
    partOf: OF_EVENT,
    field: 'penalties',
    as: 'OBJECT',
    order: ['ordinal'],
    columns: {
      ...plain('kind'),
      person_id: hides('person', 'Person'),
      ...plain('term', 'suspended'),
      amount: decimal('amount'),
      ...plain('currency', 'description', 'starts_edtf', 'ends_edtf'),
    },
    internal: NO_RECORD,
  },
  pointers: {
    partOf: {
      from_source_id: 'Source',
      from_organization_id: 'Organization',
      from_event_id: 'CaseEvent',
      from_charge_id: 'Charge',
    },
    within: { from_author_id: 'source_authors', from_file_number_id: 'case_file_numbers' },
    field: {
      column: 'role',
      fields: {
        PUBLISHER: 'publisher',
        PARENT: 'parent',
        AUTHOR: 'person',
        AUTHORITY: 'authority',
        AFTER: 'after',
        CORRECTS: 'corrects',
        REPLACES: 'replaces',
      },
    },
    as: 'REFERENCE',
    order: [],
    columns: {
      to_person_id: to('to', 'Person'),
      to_organization_id: to('to', 'Organization'),
      to_event_id: to('to', 'CaseEvent'),
      to_charge_id: to('to', 'Charge'),
    },
    internal: ['case_id', ...NO_RECORD],
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
    as: 'OBJECT',
    order: ['ordinal'],
    columns: { source_id: hides('source', 'Source'), ...plain('locator', 'quote', 'stance', 'credibility') },
    internal: NO_RECORD,
  },
};
