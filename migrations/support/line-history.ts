import { KEPT as LOOKED_UP } from './kept-plans.js';
import { LINES, type LineTable } from './store-lines.js';

/** What lists of the past are ordered by, or found by, beside their keys. */
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  case_lines: ['latest_key, case_id', 'opened_key, case_id', 'updated_seq, case_id'],
  event_lines: ['case_id, position, event_id', 'line_key, case_id, position, event_id'],
  charge_lines: [],
  defendant_lines: ['person_id, case_id'],
  person_lines: [],
};

/** Where the key does not begin with what rows that stand are found by. */
const FOUND_BY: Readonly<Record<string, string>> = { event_lines: 'case_id' };

/** Whatever there is of it, a few rows are compared with a few. */
const KEPT = [...LOOKED_UP, 'enable_hashjoin = off', 'enable_mergejoin = off', 'enable_material = off'];

/** What those may read who read the present: where a span of tiers ends would tell that a higher tier sees something else. */
const shown = ({ keys, columns, table }: LineTable): string[] => [
  ...keys,
  'tier_from',
  ...columns
    .split(', ')
    .map((column) => column.split(' ', 1)[0] ?? '')
    .filter((column) => column !== 'change_id'),
  ...(table === 'case_lines' ? ['updated_seq', 'updated_at'] : []),
];

const NOW = `current_setting('app.as_of')::bigint`;

/**
 * Every version of the lines of a table, and the view that shows them as they stood after change set `app.as_of`. No login
 * may read the versions: when a line of one tier was replaced would tell what another tier sees. So this view asks the
 * clearance itself, where those over records leave it to the policies of history.
 */
function lineHistory(line: LineTable): string {
  const { table, keys } = line;
  const key = [...keys, 'tier_from'].join(', ');
  return `
    CREATE TABLE history.${table} (
      seq bigint NOT NULL,
      until_seq bigint CHECK (until_seq > seq),
      LIKE live.${table}, PRIMARY KEY (${key}, seq)
    );
    CREATE UNIQUE INDEX ${table}_standing ON history.${table} (${key}) WHERE until_seq IS NULL;
    ${FOUND_BY[table] ? `CREATE INDEX ${table}_standing_of ON history.${table} (${FOUND_BY[table]}) WHERE until_seq IS NULL;` : ''}
    ${(INDEXES[table] ?? []).map((columns) => `CREATE INDEX ON history.${table} (${columns});`).join(' ')}
    ALTER TABLE history.${table} ENABLE ROW LEVEL SECURITY;
    CREATE VIEW as_of.${table} WITH (security_barrier = true) AS SELECT ${shown(line).join(', ')} FROM history.${table} h
      WHERE h.seq <= ${NOW} AND (h.until_seq IS NULL OR h.until_seq > ${NOW})
        AND h.tier_from <= (SELECT live.clearance()) AND h.tier_to >= (SELECT live.clearance());
    GRANT SELECT ON as_of.${table} TO casetrail_public, casetrail_member;`;
}

/** Where the rows of some cases and persons are: in the present, and in the past, where a charge may be retracted. */
function found({ foundBy: [column, list], table }: LineTable, row: string): string {
  const ids =
    table === 'charge_lines'
      ? 'ARRAY(SELECT c.id FROM unnest(p_cases) k (id) CROSS JOIN LATERAL (SELECT h.id FROM history.charges h WHERE h.case_id = k.id OFFSET 0) c)'
      : list;
  return `${row}.${column} = ANY (${ids})`;
}

function keeping(name: string, line: LineTable): string {
  const { table, keys } = line;
  const same = [...keys, 'tier_from'].map((key) => `l.${key} = h.${key}`).join(' AND ');
  const all = (row: string) => {
    const columns = [
      ...keys,
      'tier_from',
      'tier_to',
      ...line.columns.split(', ').map((column) => column.split(' ', 1)[0]),
    ];
    return `(${columns.map((column) => `${row}.${column}`).join(', ')})`;
  };
  return `
    IF '${name}' = ANY (p_kinds) THEN
      UPDATE history.${table} h SET until_seq = p_seq WHERE ${found(line, 'h')} AND h.until_seq IS NULL
        AND NOT EXISTS (SELECT FROM live.${table} l WHERE ${same} AND ${all('l')} IS NOT DISTINCT FROM ${all('h')});
      INSERT INTO history.${table} SELECT p_seq, NULL, l.* FROM live.${table} l WHERE ${found(line, 'l')}
        AND NOT EXISTS (SELECT FROM history.${table} h WHERE ${same} AND h.until_seq IS NULL);
    END IF;`;
}

/** Replaces the past of the lines of one table. */
function replacing(name: string, line: LineTable): string {
  const { table, keys, columns } = line;
  const moment = table === 'case_lines' ? ', updated_seq bigint, updated_at timestamptz' : '';
  const typed = `seq bigint, until_seq bigint, ${keys.map((key) => `${key} uuid`).join(', ')}, tier_from smallint, tier_to smallint, ${columns}${moment}`;
  const all = typed.split(', ').map((column) => column.split(' ', 1)[0] ?? '');
  return `
    IF p_lines ? '${name}' THEN
      DELETE FROM history.${table} h WHERE ${found(line, 'h')};
      INSERT INTO history.${table} (${all.join(', ')}) SELECT ${all.map((column) => `n.${column}`).join(', ')}
        FROM jsonb_to_recordset(p_lines -> '${name}') AS n (${typed});
    END IF;`;
}

const each = (write: (name: string, line: LineTable) => string): string =>
  Object.entries(LINES)
    .map(([name, line]) => write(name, line))
    .join('');

export const LINE_HISTORY = `${each((_, line) => lineHistory(line))}
  CREATE INDEX case_participants_of_person_id ON history.case_participants (person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX charges_of_defendant_id ON history.charges (defendant_id) WHERE defendant_id IS NOT NULL;

  -- Writes what a change set did to the lines of these cases and persons into their history: what stands is compared with
  -- what stood, so that whatever wrote it is kept.
  CREATE FUNCTION ledger.keep_lines(p_seq bigint, p_cases uuid[], p_persons uuid[], p_kinds text[]) RETURNS void LANGUAGE plpgsql
  SET search_path = ledger, pg_temp SET ${KEPT.join(' SET ')} AS $$
  BEGIN${each(keeping)}
  END $$;

  -- Replaces the past of the lines of these cases and persons, which has been worked out again.
  CREATE FUNCTION live.store_past(p_cases uuid[], p_persons uuid[], p_lines jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = live, pg_temp SET ${KEPT.join(' SET ')} AS $$
  BEGIN${each(replacing)}
  END $$;
  GRANT EXECUTE ON FUNCTION live.store_past(uuid[], uuid[], jsonb) TO casetrail_member;`;

export const DROP_LINE_HISTORY = `
  DROP FUNCTION live.store_past(uuid[], uuid[], jsonb), ledger.keep_lines(bigint, uuid[], uuid[], text[]);
  DROP INDEX history.case_participants_of_person_id, history.charges_of_defendant_id;
  ${Object.values(LINES)
    .map(({ table }) => `DROP VIEW as_of.${table}; DROP TABLE history.${table};`)
    .join(' ')}`;
