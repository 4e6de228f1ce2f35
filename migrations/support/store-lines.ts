/** The function that stores lines, as it was at first: it went through all of them, and looked for superfluous ones each time. */
export const STORE_LINES_AT_FIRST = `      CREATE FUNCTION live.store_lines(p_cases uuid[], p_persons uuid[], p_lines jsonb) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      BEGIN
        DELETE FROM case_lines o WHERE o.case_id = ANY (p_cases) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'cases') AS n (case_id uuid, tier_from smallint) WHERE n.case_id = o.case_id AND n.tier_from = o.tier_from);
        INSERT INTO case_lines AS o (case_id, tier_from, tier_to, status, final, since_event, because, opened_event, opened_from, opened_to,
            closed_event, first_day, last_day, event_count, latest_key, opened_key, change_id, updated_seq, updated_at)
          SELECT n.case_id, n.tier_from, n.tier_to, n.status, n.final, n.since_event, n.because, n.opened_event, n.opened_from, n.opened_to,
            n.closed_event, n.first_day, n.last_day, n.event_count, n.latest_key, n.opened_key, n.change_id, s.seq, s.at
          FROM jsonb_to_recordset(p_lines -> 'cases') AS n (case_id uuid, tier_from smallint, tier_to smallint, status text, final boolean,
            since_event uuid, because uuid[], opened_event uuid, opened_from date, opened_to date, closed_event uuid, first_day date,
            last_day date, event_count integer, latest_key date, opened_key date, change_id bigint)
          LEFT JOIN ledger.change_sets s ON s.id = n.change_id
          ON CONFLICT (case_id, tier_from) DO UPDATE SET (tier_to, status, final, since_event, because, opened_event, opened_from, opened_to,
            closed_event, first_day, last_day, event_count, latest_key, opened_key, change_id, updated_seq, updated_at) = (excluded.tier_to, excluded.status,
            excluded.final, excluded.since_event, excluded.because, excluded.opened_event, excluded.opened_from, excluded.opened_to,
            excluded.closed_event, excluded.first_day, excluded.last_day, excluded.event_count, excluded.latest_key, excluded.opened_key, excluded.change_id, excluded.updated_seq, excluded.updated_at)
          WHERE o IS DISTINCT FROM excluded;

        DELETE FROM event_lines o WHERE o.case_id = ANY (p_cases) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'events') AS n (event_id uuid, tier_from smallint) WHERE n.event_id = o.event_id AND n.tier_from = o.tier_from);
        INSERT INTO event_lines AS o (event_id, tier_from, tier_to, case_id, position, line_key, irregular)
          SELECT n.event_id, n.tier_from, n.tier_to, n.case_id, n.position, n.line_key, n.irregular
          FROM jsonb_to_recordset(p_lines -> 'events') AS n (event_id uuid, tier_from smallint, tier_to smallint, case_id uuid,
            position integer, line_key date, irregular boolean)
          ON CONFLICT (event_id, tier_from) DO UPDATE SET (tier_to, case_id, position, line_key, irregular)
            = (excluded.tier_to, excluded.case_id, excluded.position, excluded.line_key, excluded.irregular)
          WHERE o IS DISTINCT FROM excluded;

        DELETE FROM charge_lines o USING charges c WHERE c.id = o.charge_id AND c.case_id = ANY (p_cases) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'charges') AS n (charge_id uuid, tier_from smallint) WHERE n.charge_id = o.charge_id AND n.tier_from = o.tier_from);
        INSERT INTO charge_lines AS o (charge_id, tier_from, tier_to, status, final, since_event, because)
          SELECT n.charge_id, n.tier_from, n.tier_to, n.status, n.final, n.since_event, n.because
          FROM jsonb_to_recordset(p_lines -> 'charges') AS n (charge_id uuid, tier_from smallint, tier_to smallint, status text,
            final boolean, since_event uuid, because uuid[])
          ON CONFLICT (charge_id, tier_from) DO UPDATE SET (tier_to, status, final, since_event, because)
            = (excluded.tier_to, excluded.status, excluded.final, excluded.since_event, excluded.because)
          WHERE o IS DISTINCT FROM excluded;

        DELETE FROM defendant_lines o WHERE o.case_id = ANY (p_cases) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'defendants') AS n (case_id uuid, person_id uuid, tier_from smallint)
          WHERE n.case_id = o.case_id AND n.person_id = o.person_id AND n.tier_from = o.tier_from);
        INSERT INTO defendant_lines AS o (case_id, person_id, tier_from, tier_to, status, final, since_event, because, custody, custody_since, custody_place, custody_because)
          SELECT n.case_id, n.person_id, n.tier_from, n.tier_to, n.status, n.final, n.since_event, n.because, n.custody, n.custody_since, n.custody_place, n.custody_because
          FROM jsonb_to_recordset(p_lines -> 'defendants') AS n (case_id uuid, person_id uuid, tier_from smallint, tier_to smallint, status text,
            final boolean, since_event uuid, because uuid[], custody text, custody_since uuid, custody_place text, custody_because uuid[])
          ON CONFLICT (case_id, person_id, tier_from) DO UPDATE SET (tier_to, status, final, since_event, because, custody, custody_since, custody_place, custody_because)
            = (excluded.tier_to, excluded.status, excluded.final, excluded.since_event, excluded.because, excluded.custody, excluded.custody_since, excluded.custody_place, excluded.custody_because)
          WHERE o IS DISTINCT FROM excluded;

        DELETE FROM person_lines o WHERE o.person_id = ANY (p_persons) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> 'persons') AS n (person_id uuid, tier_from smallint) WHERE n.person_id = o.person_id AND n.tier_from = o.tier_from);
        INSERT INTO person_lines AS o (person_id, tier_from, tier_to, custody, custody_since, custody_place, custody_because)
          SELECT n.person_id, n.tier_from, n.tier_to, n.custody, n.custody_since, n.custody_place, n.custody_because
          FROM jsonb_to_recordset(p_lines -> 'persons') AS n (person_id uuid, tier_from smallint, tier_to smallint, custody text,
            custody_since uuid, custody_place text, custody_because uuid[])
          ON CONFLICT (person_id, tier_from) DO UPDATE SET (tier_to, custody, custody_since, custody_place, custody_because)
            = (excluded.tier_to, excluded.custody, excluded.custody_since, excluded.custody_place, excluded.custody_because)
          WHERE o IS DISTINCT FROM excluded;
      END $$;`;

/** The names in a list of columns with their types. */
export const namesIn = (columns: string): string[] =>
  columns.split(', ').map((column) => column.split(' ', 1)[0] ?? '');

/** A table of lines. */
export interface LineTable {
  readonly table: string;
  /** What tells its rows apart, beside their lowest tier. */
  readonly keys: readonly string[];
  /** Its other columns. */
  readonly columns: string;
  /** What its rows are found by: a column, and the list of what it holds in those that are to be replaced. */
  readonly foundBy: readonly [column: string, list: string];
}

const STANDING = 'status text, final boolean, since_event uuid, because uuid[]';
const CUSTODY = 'custody text, custody_since uuid, custody_place text, custody_because uuid[]';

/** By the name that the lines have in the parameter. */
export const LINES: Readonly<Record<string, LineTable>> = {
  cases: {
    table: 'case_lines',
    keys: ['case_id'],
    columns: `${STANDING}, opened_event uuid, opened_from date, opened_to date, closed_event uuid, first_day date, last_day date, event_count integer, latest_key date, opened_key date, change_id bigint`,
    foundBy: ['case_id', 'p_cases'],
  },
  events: {
    table: 'event_lines',
    keys: ['event_id'],
    columns: 'case_id uuid, position integer, line_key date, irregular boolean',
    foundBy: ['case_id', 'p_cases'],
  },
  charges: {
    table: 'charge_lines',
    keys: ['charge_id'],
    columns: STANDING,
    foundBy: ['charge_id', 'ARRAY(SELECT c.id FROM charges c WHERE c.case_id = ANY (p_cases))'],
  },
  defendants: {
    table: 'defendant_lines',
    keys: ['case_id', 'person_id'],
    columns: `${STANDING}, ${CUSTODY}`,
    foundBy: ['case_id', 'p_cases'],
  },
  persons: { table: 'person_lines', keys: ['person_id'], columns: CUSTODY, foundBy: ['person_id', 'p_persons'] },
};

/** Stores the lines of one table: rows that say what they said before are left alone, superfluous ones are looked for where there are any. */
function storing(name: string, { table, keys, columns, foundBy: [finder, list] }: LineTable): string {
  const typed = [...keys.map((key) => `${key} uuid`), 'tier_from smallint', 'tier_to smallint', columns].join(', ');
  const key = [...keys, 'tier_from'];
  const all = namesIn(typed);
  const given = all.map((column) => `n.${column}`);
  // The number and the moment of the change set are copied from it, for lists to be ordered by.
  const copied = table === 'case_lines' ? ['updated_seq', 'updated_at'] : [];
  const moved = [...all.filter((column) => !key.includes(column)), ...copied];
  return `
    IF p_lines ? '${name}' THEN
      INSERT INTO ${table} AS o (${[...all, ...copied].join(', ')})
        SELECT ${[...given, ...(copied.length > 0 ? ['s.seq', 's.at'] : [])].join(', ')}
        FROM jsonb_to_recordset(p_lines -> '${name}') AS n (${typed})
        ${copied.length > 0 ? 'LEFT JOIN LATERAL (SELECT c.seq, c.at FROM ledger.change_sets c WHERE c.id = n.change_id LIMIT 1) s ON true' : ''}
        ON CONFLICT (${key.join(', ')}) DO UPDATE SET (${moved.join(', ')}) = (${moved.map((column) => `excluded.${column}`).join(', ')})
        WHERE o IS DISTINCT FROM excluded;
      IF (SELECT count(*) FROM unnest(${list}) k (id) CROSS JOIN LATERAL (SELECT FROM ${table} o WHERE o.${finder} = k.id OFFSET 0) o) > jsonb_array_length(p_lines -> '${name}') THEN
        DELETE FROM ${table} o WHERE o.${finder} = ANY (${list}) AND NOT EXISTS (
          SELECT FROM jsonb_to_recordset(p_lines -> '${name}') AS n (${key.map((column) => `${column} ${column === 'tier_from' ? 'smallint' : 'uuid'}`).join(', ')})
          WHERE ${key.map((column) => `n.${column} = o.${column}`).join(' AND ')});
      END IF;
    END IF;`;
}

/** Replaces the lines of the given cases and persons, of each table of which something is said. */
export const STORE_LINES = `
  CREATE OR REPLACE FUNCTION live.store_lines(p_cases uuid[], p_persons uuid[], p_lines jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
  BEGIN${Object.entries(LINES)
    .map(([name, table]) => storing(name, table))
    .join('')}
  END $$;`;
