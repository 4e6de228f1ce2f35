import { DROP_INDEXES, MAKE_INDEXES } from './indexes-at-the-end.sql.js';

/** How many rows each table of the large record has. */
export const LARGE = 20_000;

const uuid = (kind: string, number: string): string => `md5('${kind}' || (${number}))::uuid`;
const day = (name: string, from = 0): string =>
  `(date '2000-01-01' + i % 7000 + ${from})::text AS ${name}_edtf, date '2000-01-01' + i % 7000 + ${from} AS ${name}_earliest, date '2000-01-01' + i % 7000 + ${from} AS ${name}_latest`;
/** A tenth is hidden. */
const tier = `CASE WHEN i % 10 = 0 THEN 2 ELSE 0 END::smallint`;
const one = (list: string, of = 'i'): string => `(ARRAY[${list}])[1 + (${of}) % cardinality(ARRAY[${list}])]`;
const KINDS = `'CHARGED','DETAINED','RELEASED','TRIAL_OPENED','CONVICTED','HEARING','SENTENCED','DROPPED','REOPENED','SUMMONED','SEARCH_CONDUCTED','STATEMENT_ISSUED','APPEAL_LODGED','THREAT_REPORTED','OTHER','PAROLED','AMNESTIED','REMANDED','ACQUITTED','HEARING'`;
const STATUSES = `'UNKNOWN','UNDER_INVESTIGATION','SUSPENDED','CHARGED','ON_TRIAL','PLEA_AGREED','CONVICTED','UNDER_APPEAL','ACQUITTED','DROPPED','PARDONED','SENTENCE_SERVED','ANNULLED','REHABILITATED','CLOSED'`;
const CUSTODY = `'UNKNOWN','AT_LIBERTY','DETAINED','HOUSE_ARREST','IMPRISONED','ABROAD','DECEASED'`;
const country = `chr(65 + i % 26) || chr(65 + i / 26 % 4)`;
const standing = `0::smallint AS tier_from, 3::smallint AS tier_to, ${one(STATUSES)} AS status, ARRAY[${uuid('event', 'i')}] AS because`;
const custody = `${one(CUSTODY)} AS custody, ARRAY[${uuid('event', 'i')}] AS custody_because`;

/** What stands in each table, as columns of a SELECT over i; ids are found again by kind and number. */
const ROWS: Record<string, string> = {
  persons: `${uuid('person', 'i')} AS id, 'person-' || i AS slug, ${one(`'FEMALE','MALE','OTHER','UNKNOWN'`)} AS gender, ARRAY[${country}] AS nationalities`,
  organizations: `${uuid('organization', 'i')} AS id, 'organization-' || i AS slug, ${one(`'COURT','POLICE','NGO','MEDIA','COMPANY','PRISON'`)} AS kind, ${country} AS country`,
  sources: `${uuid('source', 'i')} AS id, 'source-' || i AS slug, ${one(`'NEWS_ARTICLE','COURT_DOCUMENT','NGO_REPORT','VIDEO','DATASET'`)} AS kind, 'Title ' || md5(i::text) AS title, 'title ' || md5(i::text) AS title_folded, ${one(`'en','ru','kk','zh','uz','ug','ky','tg'`)} AS language, ${day('published')}`,
  names: `${uuid('name', 'i')} AS id, ${uuid('person', 'i')} AS person_id, NULL::uuid AS organization_id, 0 AS ordinal, md5(i::text) AS text, md5(i::text) AS folded, 'PRIMARY' AS kind, 'Latn' AS script
    FROM generate_series(1, ${LARGE}) i UNION ALL SELECT ${tier}, ${tier}, 1 + i % 1000, ${uuid('body name', 'i')}, NULL, ${uuid('organization', 'i')}, 0, md5('o' || i), md5('o' || i), 'PRIMARY', 'Latn'`,
  person_details: `${uuid('details', 'i')} AS id, ${uuid('person', 'i')} AS person_id, 'somewhere' AS contact`,
  merged_persons: `${uuid('merged', 'i')} AS id, 'merged-' || i AS slug, ${uuid('person', 'i')} AS into_id`,
  affiliations: `${uuid('affiliation', 'i')} AS id, ${uuid('person', 'i')} AS person_id, ${uuid('organization', 'i')} AS organization_id, 'member' AS role`,
  relationships: `${uuid('relationship', 'i')} AS id, ${uuid('person', 'i')} AS from_id, ${uuid('person', `1 + i % ${LARGE}`)} AS to_id, 'OTHER' AS kind`,
  source_authors: `${uuid('author', 'i')} AS id, ${uuid('source', 'i')} AS source_id, 0 AS ordinal, 'Author' AS name`,
  cases: `${uuid('case', 'i')} AS id, 'case-' || i AS slug, 'Case ' || md5(i::text) AS title, 'case ' || md5(i::text) AS title_folded, ${one(`'CRIMINAL','CIVIL','MILITARY','ADMINISTRATIVE_OFFENCE'`)} AS kind, ${country} AS country, ARRAY['ICCPR-' || i % 200] AS rights`,
  case_file_numbers: `${uuid('file', 'i')} AS id, ${uuid('case', 'i')} AS case_id, 0 AS ordinal, i || '/2020' AS value, i || '/2020' AS value_folded`,
  case_participants: `${uuid('participant', 'i')} AS id, ${uuid('case', 'i')} AS case_id, ${uuid('person', 'i')} AS person_id, ${one(`'DEFENDANT','WITNESS','JUDGE','SUSPECT'`)} AS role`,
  charges: `${uuid('charge', 'i')} AS id, ${uuid('case', 'i')} AS case_id, ${uuid('person', 'i')} AS defendant_id, ${uuid('article', '1 + i % 1000')} AS article_id, ${day('conduct')}`,
  related_cases: `${uuid('relation', 'i')} AS id, ${uuid('case', 'i')} AS from_id, ${uuid('case', `1 + i % ${LARGE}`)} AS to_id, 'FOLLOWS' AS kind`,
  case_events: `${uuid('event', 'i')} AS id, ${uuid('case', 'i')} AS case_id, ${one(KINDS)} AS kind, 'Event ' || md5(i::text) AS title, 'event ' || md5(i::text) AS title_folded, ${day('date')}, ARRAY['UDHR-' || i % 200] AS rights`,
  event_parties: `${uuid('party', 'i')} AS id, ${uuid('event', 'i')} AS event_id, 'ACTOR' AS part, 0 AS ordinal, ${uuid('person', 'i')} AS person_id`,
  event_charges: `${uuid('named', 'i')} AS id, ${uuid('case', 'i')} AS case_id, ${uuid('event', 'i')} AS event_id, ${uuid('charge', 'i')} AS charge_id`,
  event_defendants: `${uuid('accused', 'i')} AS id, ${uuid('event', 'i')} AS event_id, ${uuid('person', 'i')} AS person_id`,
  penalties: `${uuid('penalty', 'i')} AS id, ${uuid('event', 'i')} AS event_id, 0 AS ordinal, 'FINE' AS kind`,
  pointers: `${uuid('pointer', 'i')} AS id, 'PUBLISHER' AS role, ${uuid('source', 'i')} AS from_source_id, ${uuid('organization', '1 + i % 2000')} AS to_organization_id`,
  citations: `${uuid('citation', 'i')} AS id, ${uuid('source', 'i')} AS source_id, ${uuid('event', 'i')} AS case_event_id`,
};

const LINES: Record<string, string> = {
  case_lines: `${standing}, ${uuid('case', 'i')} AS case_id, date '2000-01-01' + i % 7000 AS opened_from, date '2000-01-01' + i % 7000 AS opened_to, date '2000-01-01' + i % 7000 AS first_day, date '2000-01-01' + i % 7000 AS last_day, 1 AS event_count, date '2000-01-01' + i % 7000 AS latest_key, date '2000-01-01' + i % 7000 AS opened_key, 1 + i % 1000 AS change_id, 1 + i % 1000 AS updated_seq, timestamptz '2020-01-01' + (1 + i % 1000) * interval '1 day' AS updated_at`,
  event_lines: `0::smallint AS tier_from, 3::smallint AS tier_to, ${uuid('event', 'i')} AS event_id, ${uuid('case', 'i')} AS case_id, 1 AS position, date '2000-01-01' + i % 7000 AS line_key, false AS irregular`,
  charge_lines: `${standing}, ${uuid('charge', 'i')} AS charge_id`,
  defendant_lines: `${standing}, ${custody}, ${uuid('case', 'i')} AS case_id, ${uuid('person', 'i')} AS person_id`,
  person_lines: `0::smallint AS tier_from, 3::smallint AS tier_to, ${custody}, ${uuid('person', 'i')} AS person_id`,
};

const LAW = `
  INSERT INTO live.statutes (id, slug, title, country, tier, reach, change_id)
    SELECT ${uuid('statute', 'i')}, 'statute-' || i, 'Code', 'KZ', 0, 0, 1 FROM generate_series(1, 10) i;
  INSERT INTO live.statute_articles (id, statute_id, number, number_key, tier, reach, change_id)
    SELECT ${uuid('article', 'i')}, ${uuid('statute', '1 + i % 10')}, i::text, lpad(i::text, 8, '0'), 0, 0, 1 FROM generate_series(1, 1000) i;`;

const CHANGES = `
  INSERT INTO ledger.change_sets (seq, id, at, operation, reach, leaf)
    SELECT i, i, timestamptz '2020-01-01' + i * interval '1 day', 'x', 0, sha256('') FROM generate_series(1, 1000) i;`;

/** The statements that fill an empty database with a large record and its history, for a superuser, past all triggers. */
export function largeRecord(): string[] {
  return [
    'SET session_replication_role = replica',
    DROP_INDEXES,
    CHANGES,
    LAW,
    ...present(),
    ...history(),
    `UPDATE ledger.head SET seq = 1000, at = timestamptz '2023-01-01'; SELECT setval('ledger.change_ids', 1000);
     UPDATE ledger.line_past SET complete = true`,
    MAKE_INDEXES,
    'RESET session_replication_role',
    'VACUUM ANALYZE',
  ];
}

function present(): string[] {
  const insert = (table: string, columns: string, rest: string): string =>
    `INSERT INTO live.${table} (${columns}) SELECT ${rest} FROM generate_series(1, ${LARGE}) i`;
  const namesOf = (row: string): string =>
    [...(row.split(/ FROM generate_series/, 1)[0]?.matchAll(/ AS (\w+)/g) ?? [])].map(([, name]) => name).join(', ');
  return [
    ...Object.entries(ROWS).map(([table, row]) =>
      insert(table, `tier, reach, change_id, ${namesOf(row)}`, `${tier}, ${tier}, 1 + i % 1000, ${row}`),
    ),
    ...Object.entries(LINES).map(([table, row]) => insert(table, namesOf(row), row)),
  ];
}

/** Each row as its change set made it, and each entry of those. */
function history(): string[] {
  return [...Object.keys(ROWS), 'statutes', 'statute_articles'].flatMap((table, place) => [
    `INSERT INTO history.${table} SELECT l.change_id, NULL, 'CREATED', l.reach, l.* FROM live.${table} l`,
    `INSERT INTO ledger.entries (seq, ordinal, kind, record_id, operation, reach, shown, fields, salts, commitments)
         SELECT l.change_id, ${place * 2 * LARGE} + row_number() OVER (), '${table}', l.id, 'CREATED', l.reach, l.reach, '{}', '{}', '{}' FROM live.${table} l`,
  ]);
}
