import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A row by the names of its columns. */
export type Row = Record<string, unknown>;

/** Ids of records to hang a new one on, by the tables they are in. */
export type Parents = Partial<Record<string, string>>;

const slug = (): Row => ({ slug: `sealed-${randomBytes(12).toString('hex')}` });
const day = (name: string): Row => ({
  [`${name}_edtf`]: '2020',
  [`${name}_earliest`]: '2020-01-01',
  [`${name}_latest`]: '2020-12-31',
});

/** The least a row of each record table needs, given what it hangs on. Parents stand before what hangs on them. */
export const LEAST: Record<string, (parents: Parents) => Row> = {
  persons: () => slug(),
  organizations: () => ({ ...slug(), kind: 'NGO' }),
  statutes: () => ({ ...slug(), title: 'Code', country: 'KZ', tier: 0 }),
  sources: () => ({ ...slug(), kind: 'OTHER', title: 'Source', title_folded: 'source' }),
  cases: () => ({ ...slug(), title: 'Case', title_folded: 'case', kind: 'CRIMINAL', country: 'KZ' }),
  names: ({ persons }) => ({
    person_id: persons,
    ordinal: 0,
    text: 'Name',
    folded: 'name',
    kind: 'ALIAS',
    script: 'Latn',
  }),
  merged_persons: ({ persons }) => ({ ...slug(), into_id: persons }),
  person_details: ({ persons }) => ({ person_id: persons, contact: 'somewhere' }),
  affiliations: ({ persons, organizations }) => ({
    person_id: persons,
    organization_id: organizations,
    role: 'member',
  }),
  relationships: ({ persons, others }) => ({ from_id: persons, to_id: others, kind: 'OTHER' }),
  statute_articles: ({ statutes }) => ({
    statute_id: statutes,
    number: String(parseInt(randomBytes(4).toString('hex'), 16)),
    number_key: '1',
    tier: 0,
  }),
  statute_article_versions: ({ statute_articles: article }) => ({
    article_id: article,
    title: 'Wording',
    language: 'kk',
    ...day('in_force'),
    tier: 0,
  }),
  source_authors: ({ sources }) => ({ source_id: sources, ordinal: 0, name: 'Author' }),
  case_file_numbers: ({ cases }) => ({ case_id: cases, ordinal: 0, value: '1/2020', value_folded: '1/2020' }),
  case_participants: ({ cases, persons }) => ({ case_id: cases, person_id: persons, role: 'DEFENDANT' }),
  charges: ({ cases, persons }) => ({ case_id: cases, defendant_id: persons, offence: 'offence' }),
  related_cases: ({ cases, otherCases }) => ({ from_id: cases, to_id: otherCases, kind: 'OTHER' }),
  case_events: ({ cases }) => ({
    case_id: cases,
    kind: 'CHARGED',
    title: 'Event',
    title_folded: 'event',
    ...day('date'),
  }),
  event_parties: ({ case_events: event, persons }) => ({
    event_id: event,
    part: 'ACTOR',
    ordinal: 0,
    person_id: persons,
  }),
  event_charges: ({ cases, case_events: event, charges }) => ({ case_id: cases, event_id: event, charge_id: charges }),
  event_defendants: ({ case_events: event, persons }) => ({ event_id: event, person_id: persons }),
  penalties: ({ case_events: event }) => ({ event_id: event, ordinal: 0, kind: 'FINE' }),
  pointers: ({ sources, organizations }) => ({
    role: 'PUBLISHER',
    from_source_id: sources,
    to_organization_id: organizations,
  }),
  citations: ({ sources, case_events: event, persons }) => ({
    source_id: sources,
    ...(event ? { case_event_id: event } : { person_id: persons }),
  }),
};

/** Every record table. */
export const RECORD_TABLES = Object.keys(LEAST);

/** Inserts a row and answers its id. */
export async function insert(client: Client, table: string, row: Row): Promise<string> {
  const full: Row = { id: randomUUID(), ...row };
  const columns = Object.keys(full).filter((column) => full[column] !== undefined);
  await client.query(
    `INSERT INTO live.${table} (${columns.join(', ')}) VALUES (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
    columns.map((column) => full[column]),
  );
  return full['id'] as string;
}

/**
 * One row of every record table, all of one tier as far as the law's is not PUBLIC, hanging on each other; the event is
 * supported. To be called within a change set. Answers the id of each table's row.
 */
export async function insertOneOfEach(client: Client, tier: number): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const table of RECORD_TABLES) {
    const parents = { ...ids };
    if (table === 'relationships') parents['others'] = await insert(client, 'persons', { ...slug(), tier });
    if (table === 'related_cases')
      parents['otherCases'] = await insert(client, 'cases', { ...LEAST['cases']?.({}), tier });
    ids[table] = await insert(client, table, { tier, ...LEAST[table]?.(parents) });
  }
  return ids;
}

/** What a change set may say of itself, and with what clearance it is made; 3 if left out. */
export interface ChangeOptions {
  clearance?: number;
  operation?: string;
  reason?: string | null;
  /** What closes it, of its operation and reason; on an older schema the function took other parameters. */
  closing?: string;
}

/** Does the work in one transaction as one change set, and answers its seq: null where nothing was changed. */
export async function change(
  client: Client,
  work: () => Promise<unknown>,
  {
    clearance = 3,
    operation = 'test',
    reason = null,
    closing = 'SELECT seq FROM ledger.commit_change($1, NULL, $2, NULL, NULL, NULL)',
  }: ChangeOptions = {},
): Promise<number | null> {
  await client.query(`BEGIN; SELECT set_config('app.clearance', '${clearance}', true); SELECT ledger.open_change()`);
  try {
    await work();
    const { rows } = await client.query<{ seq: string }>(closing, [operation, reason]);
    await client.query('COMMIT');
    return rows[0] ? Number(rows[0].seq) : null;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
