import { DROP_INDEXES, MAKE_INDEXES } from './indexes-at-the-end.sql.js';

const uuid = (kind: string, number = 'i'): string => `md5('${kind}' || (${number}))::uuid`;
const ROWS = 'tier, reach, change_id';
/** Spread, as they are in life: of a key with few values PostgreSQL thinks that it can be skipped. */
const DAY = `date '2000-01-01' + i % 7000`;
const CUSTODY = `(ARRAY['UNKNOWN','AT_LIBERTY','DETAINED','HOUSE_ARREST','IMPRISONED','ABROAD','DECEASED'])[1 + i % 7]`;
/** All that is made up is PUBLIC, and of one change set. */
const ROW = '0, 0, 1';

/** Tables that stay as they are however much is recorded: laws with their articles, and what the database keeps of itself. */
export const CONSTANT = ['statutes', 'statute_articles', 'head', 'salt', 'hangs_on', 'pending'];

/**
 * The statements that fill an empty database with so many cases, for a superuser, past all triggers: each has a defendant with a
 * charge, and one event with an actor and a source of its own. Everything else grows along: an account with a token for ten cases,
 * and the history of it all.
 */
export function filledRecord(cases: number): string[] {
  const rows = (table: string, columns: string, values: string, count = cases): string =>
    `INSERT INTO live.${table} (${ROWS}, ${columns}) SELECT ${ROW}, ${values} FROM generate_series(1, ${count}) i`;
  const lines = (table: string, columns: string, values: string): string =>
    `INSERT INTO live.${table} (tier_from, tier_to, ${columns}) SELECT 0, 3, ${values} FROM generate_series(1, ${cases}) i`;
  const tenth = cases / 10;
  return [
    `SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '128MB'`,
    DROP_INDEXES,
    `INSERT INTO ledger.change_sets (seq, id, at, operation, reach, leaf)
       SELECT i, i, timestamptz '2020-01-01' + i * interval '1 second', 'x', 0, sha256('') FROM generate_series(1, ${cases}) i`,
    `UPDATE ledger.head SET seq = ${cases}, at = timestamptz '2021-01-01'`,
    `SELECT setval('ledger.change_ids', ${cases})`,
    rows('statutes', 'id, slug, title, country', `${uuid('statute')}, 'statute-' || i, 'Code', 'KZ'`, 1),
    rows(
      'statute_articles',
      'id, statute_id, number, number_key',
      `${uuid('article')}, ${uuid('statute', '1')}, i::text, lpad(i::text, 8, '0')`,
      100,
    ),
    rows('persons', 'id, slug', `${uuid('person')}, 'person-' || i`),
    rows('organizations', 'id, slug, kind', `${uuid('organization')}, 'organization-' || i, 'COURT'`),
    rows(
      'names',
      'id, person_id, ordinal, text, folded, kind, script',
      `${uuid('name')}, ${uuid('person')}, 0, 'Person ' || i, 'person ' || i, 'PRIMARY', 'Latn'`,
    ),
    rows(
      'sources',
      'id, slug, kind, title, title_folded, url',
      `${uuid('source')}, 'source-' || i, 'NEWS_ARTICLE', 'Report ' || i, 'report ' || i, 'https://news.example/' || i`,
    ),
    rows(
      'cases',
      'id, slug, title, title_folded, kind, country',
      `${uuid('case')}, 'case-' || i, 'Case ' || i, 'case ' || i, 'CRIMINAL', 'KZ'`,
    ),
    rows(
      'case_participants',
      'id, case_id, person_id, role',
      `${uuid('participant')}, ${uuid('case')}, ${uuid('person')}, 'DEFENDANT'`,
    ),
    rows(
      'charges',
      'id, case_id, defendant_id, article_id',
      `${uuid('charge')}, ${uuid('case')}, ${uuid('person')}, ${uuid('article', '1 + i % 100')}`,
    ),
    rows(
      'case_events',
      'id, case_id, kind, title, title_folded, summary, date_edtf, date_earliest, date_latest',
      `${uuid('event')}, ${uuid('case')}, 'CHARGED', 'Charged', 'charged', repeat('What happened. ', 27), (${DAY})::text, ${DAY}, ${DAY}`,
    ),
    rows(
      'event_parties',
      'id, event_id, part, ordinal, organization_id',
      `${uuid('actor')}, ${uuid('event')}, 'ACTOR', 0, ${uuid('organization')}`,
    ),
    rows(
      'event_charges',
      'id, case_id, event_id, charge_id',
      `${uuid('named')}, ${uuid('case')}, ${uuid('event')}, ${uuid('charge')}`,
    ),
    rows('citations', 'id, source_id, case_event_id', `${uuid('citation')}, ${uuid('source')}, ${uuid('event')}`),
    lines(
      'case_lines',
      'status, because, case_id, first_day, last_day, event_count, latest_key, opened_key, change_id, updated_seq, updated_at',
      `'CHARGED', ARRAY[${uuid('event')}], ${uuid('case')}, ${DAY}, ${DAY}, 1, ${DAY}, ${DAY}, i, i, timestamptz '2020-01-01' + i * interval '1 second'`,
    ),
    lines(
      'event_lines',
      'event_id, case_id, position, line_key, irregular',
      `${uuid('event')}, ${uuid('case')}, 1, ${DAY}, false`,
    ),
    lines('charge_lines', 'charge_id, status, because', `${uuid('charge')}, 'CHARGED', ARRAY[${uuid('event')}]`),
    lines(
      'defendant_lines',
      'case_id, person_id, status, because, custody, custody_because',
      `${uuid('case')}, ${uuid('person')}, 'CHARGED', ARRAY[${uuid('event')}], ${CUSTODY}, '{}'`,
    ),
    lines('person_lines', 'person_id, custody, custody_because', `${uuid('person')}, ${CUSTODY}, '{}'`),
    `INSERT INTO live.accounts (id, email, display_name, role, clearance, password_hash)
       SELECT ${uuid('account')}, i || '@example.org', 'Somebody', 'ADVOCATE', 2, '$argon2id$none' FROM generate_series(1, ${tenth}) i`,
    `INSERT INTO access.tokens (id, account_id, name, hash, prefix, may_write, expires_at)
       SELECT ${uuid('token')}, ${uuid('account')}, 'x', sha256(i::text::bytea), 'x', true, now() + interval '1 day' FROM generate_series(1, ${tenth}) i`,
    `INSERT INTO live.idempotency_keys (account, operation, key_hash, request_hash, outcome)
       SELECT ${uuid('account')}, 'caseEventRecord', sha256(i::text::bytea), sha256(''), '{}' FROM generate_series(1, ${tenth}) i`,
    ...HISTORY.map(
      (table) => `INSERT INTO history.${table} SELECT 1, NULL, 'CREATED', t.reach, t.* FROM live.${table} t`,
    ),
    `INSERT INTO ledger.entries SELECT i, 1, 'cases', ${uuid('case')}, 'CREATED', 0, 0, ARRAY['slug'], ARRAY[sha256('a')], ARRAY[sha256('b')]
       FROM generate_series(1, ${cases}) i`,
    MAKE_INDEXES,
    'RESET session_replication_role',
    'VACUUM ANALYZE',
  ];
}

/** The records, whose history is theirs again. */
const HISTORY =
  'statutes statute_articles persons organizations names sources cases case_participants charges case_events event_parties event_charges citations'.split(
    ' ',
  );

/** The statements that leave a filled record without its past, as if nothing had been recorded yet, and let the planner know. */
export const WITHOUT_PAST: readonly string[] = [
  'SET session_replication_role = replica',
  ...HISTORY.map((table) => `TRUNCATE history.${table}`),
  'TRUNCATE ledger.entries',
  'DELETE FROM ledger.change_sets c USING ledger.head h WHERE c.seq < h.seq',
  'RESET session_replication_role',
  'VACUUM ANALYZE',
];
