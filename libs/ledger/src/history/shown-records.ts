import type { RecordType } from '../changes/record-kinds.js';
import { plain, RECORD, type ShownColumn, to } from './shown-column.js';

/** What history shows of a table whose rows are records of their own. */
export interface ShownRecord {
  readonly type: RecordType;
  readonly columns: Readonly<Record<string, ShownColumn>>;
  /** Columns that tell a reader nothing: what is computed from others, what only puts rows in order. */
  readonly internal?: readonly string[];
}

/**
 * The records, the weightiest first: lists of changes go by this order. A test holds this table and the one of parts
 * against the database, so that no new column is forgotten.
 */
export const RECORDS: Readonly<Record<string, ShownRecord>> = {
  cases: {
    type: 'Case',
    columns: { ...plain('slug', 'title', 'kind', 'country', 'summary', 'rights'), ...RECORD },
    internal: ['title_folded'],
  },
  case_events: {
    type: 'CaseEvent',
    columns: {
      case_id: to('case', 'Case'),
      ...plain('kind', 'date_edtf', 'title', 'summary', 'place', 'attribution', 'disputed', 'irregularity', 'rights'),
      ...plain('wgad_categories'),
      restraint_kind: { field: 'restraint.kind' },
      restraint_until_edtf: { field: 'restraint.until' },
      restraint_conditions: { field: 'restraint.conditions' },
      ...RECORD,
    },
    internal: ['title_folded', 'recorded_no'],
  },
  charges: {
    type: 'Charge',
    columns: {
      case_id: to('case', 'Case'),
      defendant_id: to('defendant', 'Person'),
      article_id: to('article', 'StatuteArticle'),
      ...plain('pinpoint', 'offence', 'alleged_conduct'),
      conduct_edtf: { field: 'conductDate' },
      ...plain('conduct_place'),
      ...RECORD,
    },
    internal: ['ordinal'],
  },
  case_participants: {
    type: 'CaseParticipant',
    columns: {
      case_id: to('case', 'Case'),
      person_id: to('party', 'Person'),
      organization_id: to('party', 'Organization'),
      ...plain('role', 'period_edtf', 'note'),
      ...RECORD,
    },
    internal: ['ordinal'],
  },
  related_cases: {
    type: 'RelatedCase',
    columns: { from_id: to('from', 'Case'), to_id: to('case', 'Case'), ...plain('kind', 'note'), ...RECORD },
  },
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
  sources: {
    type: 'Source',
    columns: {
      ...plain('slug', 'kind', 'title'),
      published_edtf: { field: 'publishedOn' },
      ...plain('url', 'archived_url', 'accessed_on', 'language', 'tags', 'reliability', 'disclosure'),
      ...RECORD,
    },
    internal: ['title_folded'],
  },
  statutes: {
    type: 'Statute',
    columns: { ...plain('slug', 'title', 'country', 'adopted_edtf', 'in_force_edtf', 'uri'), ...RECORD },
  },
  statute_articles: {
    type: 'StatuteArticle',
    columns: { statute_id: to('statute', 'Statute'), ...plain('number', 'subject'), ...RECORD },
    internal: ['number_key'],
  },
};
