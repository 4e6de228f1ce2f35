import { childrenLoader, type LoaderFactory, recordLoader } from '@app/database';
import { citationJson, citationsJson } from './citation.sql.js';
import type { Citation } from './citation.type.js';
import { CITATION_SUBJECTS, type CitationSubject } from '@app/ledger';

/** The database's column for each kind of subject. */
const COLUMNS = Object.entries(CITATION_SUBJECTS).map(
  ([subject, property]) =>
    [subject as CitationSubject, property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] as const,
);

const SUBJECT = `(SELECT json_build_object('type', subject.type, 'key', subject.key) FROM (VALUES
  ${COLUMNS.map(([type, column]) => `('${type}', citation.${column})`).join(', ')}) subject (type, key) WHERE subject.key IS NOT NULL)`;

/** A citation that knows what it is about. */
export type CitationWithSubject = Citation & { subjectRef: { type: CitationSubject; key: string } };

/** Citations by id, with what they are about. */
export const citationLoader = recordLoader<CitationWithSubject>(
  'citations',
  (flags) => `SELECT citation.id AS key, NULL AS slug,
      (${citationJson('citation', 'source', flags)}::jsonb || jsonb_build_object('subjectRef', ${SUBJECT}))::json AS record
    FROM citations citation JOIN sources source ON source.id = citation.source_id
    WHERE citation.id = ANY ($1::uuid[]) AND $2::text[] IS NOT NULL`,
);

const loaders = new Map<string, LoaderFactory<string, Citation[]>>(
  COLUMNS.map(([type, column]) => [
    type,
    childrenLoader<Citation>(
      `citations-of-${column}`,
      (flags) => `SELECT parent.key AS parent, ${citationsJson(column, 'parent.key', flags)} AS records
        FROM unnest($1::uuid[]) parent (key)`,
    ),
  ]),
);

/** The loader of the citations of one kind of record; null for a kind that cites nothing. */
export function citationsOf(type: CitationSubject): LoaderFactory<string, Citation[]>;
export function citationsOf(type: string): LoaderFactory<string, Citation[]> | null;
export function citationsOf(type: string): LoaderFactory<string, Citation[]> | null {
  return loaders.get(type) ?? null;
}
