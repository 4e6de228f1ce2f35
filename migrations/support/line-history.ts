import { KEPT as LOOKED_UP } from './kept-plans.js';
import { LINES, type LineTable, namesIn } from './store-lines.js';

/** What lists of the past are ordered by, or found by, beside their keys. */
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  case_lines: ['latest_key, case_id', 'opened_key, case_id', 'updated_seq, case_id'],
  event_lines: ['case_id, position, event_id', 'line_key, case_id, position, event_id'],
  charge_lines: [],
  defendant_lines: ['person_id, case_id'],
  person_lines: [],
};

/** Whatever there is of it, a few rows are compared with a few. */
const KEPT = [...LOOKED_UP, 'enable_hashjoin = off', 'enable_mergejoin = off', 'enable_material = off'];

/** What those may read who read the present: where a span of tiers ends would tell that a higher tier sees something else. */
const shown = ({ keys, columns, table }: LineTable): string[] => [
  ...keys,
  'tier_from',
  ...namesIn(columns).filter((column) => column !== 'change_id'),
  ...(table === 'case_lines' ? ['updated_seq', 'updated_at'] : []),
];

/** What is found by its slug, then as now. */
const SLUGGED = ['persons', 'merged_persons', 'organizations', 'statutes', 'sources', 'cases'];

/** Read once a statement rather than once a row. */
const NOW = `(SELECT current_setting('app.as_of')::bigint)`;

/**
 * Every version of the lines of a table, and the view that shows them as they stood after change set `app.as_of`. Here each
 * tier has rows of its own: a span of tiers that ended where a higher tier came to see something else would tell that it did.
 */
function lineHistory(line: LineTable): string {
  const { table, keys } = line;
  const key = [...keys, 'tier_from'].join(', ');
  const columns = shown(line).join(', ');
  return `
    CREATE TABLE history.${table} (
      seq bigint NOT NULL,
      until_seq bigint CHECK (until_seq > seq),
      LIKE live.${table}, PRIMARY KEY (${key}, seq),
      CHECK (tier_from = tier_to AND tier_from BETWEEN 0 AND 3)
    );
    CREATE UNIQUE INDEX ${table}_standing ON history.${table} (${key}) WHERE until_seq IS NULL;
    ${(INDEXES[table] ?? []).map((indexed) => `CREATE INDEX ON history.${table} (${indexed});`).join(' ')}
    ALTER TABLE history.${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY public_reads ON history.${table} FOR SELECT TO casetrail_public USING (tier_from = 0);
    CREATE POLICY member_reads ON history.${table} FOR SELECT TO casetrail_member USING (tier_from = (SELECT live.clearance()));
    GRANT SELECT (seq, until_seq, ${columns}) ON history.${table} TO casetrail_public, casetrail_member;
    CREATE VIEW as_of.${table} WITH (security_invoker = true) AS SELECT ${columns} FROM history.${table} h
      WHERE h.seq <= ${NOW} AND (h.until_seq IS NULL OR h.until_seq > ${NOW});
    GRANT SELECT ON as_of.${table} TO casetrail_public, casetrail_member;`;
}

/** The columns of a table of lines, in their order, beside those that say of which tiers. */
const contentOf = ({ keys, columns, table }: LineTable): string[] => [
  ...keys,
  ...namesIn(columns),
  ...(table === 'case_lines' ? ['updated_seq', 'updated_at'] : []),
];

/** What the rows of a table are found by, as a list: cases, persons, or events and charges of cases. */
function listOf({ foundBy: [, list], table }: LineTable): string {
  // Which events' lines differ is found out before, since there may be many: see moved_events.
  if (table === 'event_lines') return 'p_events';
  if (table !== 'charge_lines') return list;
  // In the past too, where a charge may be retracted.
  return 'ARRAY(SELECT c.id FROM unnest(p_cases) k (id) CROSS JOIN LATERAL (SELECT h.id FROM history.charges h WHERE h.case_id = k.id OFFSET 0) c)';
}

const finderOf = ({ foundBy: [column], table }: LineTable): string => (table === 'event_lines' ? 'event_id' : column);

/** The condition that finds rows of history. */
const found = (line: LineTable, row: string): string => `${row}.${finderOf(line)} = ANY (${listOf(line)})`;

/** The lines that stand, a row for each tier: looked up one by one, whatever the planner knew of the table. */
const standing = (line: LineTable): string => `(SELECT t.tier, x.* FROM (SELECT DISTINCT unnest(${listOf(line)})) k (id)
          CROSS JOIN LATERAL (SELECT o.* FROM live.${line.table} o WHERE o.${finderOf(line)} = k.id OFFSET 0) x
          CROSS JOIN LATERAL generate_series(x.tier_from::integer, x.tier_to::integer) t (tier) OFFSET 0)`;

/** Whether a row that stands is told by one of history. */
function told(line: LineTable): { same: string; alike: string } {
  const all = (row: string) =>
    `(${contentOf(line)
      .map((column) => `${row}.${column}`)
      .join(', ')})`;
  return {
    same: `${line.keys.map((key) => `l.${key} = h.${key}`).join(' AND ')} AND l.tier = h.tier_from`,
    alike: `${all('l')} IS NOT DISTINCT FROM ${all('h')}`,
  };
}

function keeping(name: string, line: LineTable): string {
  const { table } = line;
  const { same, alike } = told(line);
  const columns = contentOf(line);
  return `
    IF '${name}' = ANY (p_kinds) THEN
      UPDATE history.${table} h SET until_seq = p_seq WHERE ${found(line, 'h')} AND h.until_seq IS NULL
        AND NOT EXISTS (SELECT FROM ${standing(line)} l WHERE ${same} AND ${alike});
      INSERT INTO history.${table} (seq, tier_from, tier_to, ${columns.join(', ')})
        SELECT p_seq, l.tier, l.tier, ${columns.map((column) => `l.${column}`).join(', ')} FROM ${standing(line)} l
        WHERE NOT EXISTS (SELECT FROM history.${table} h WHERE ${same} AND h.until_seq IS NULL);
    END IF;`;
}

/** Replaces the past of the lines of one table. */
function replacing(name: string, line: LineTable): string {
  const { table, keys, columns } = line;
  const moment = table === 'case_lines' ? ', updated_seq bigint, updated_at timestamptz' : '';
  const typed = `seq bigint, until_seq bigint, ${keys.map((key) => `${key} uuid`).join(', ')}, tier_from smallint, tier_to smallint, ${columns}${moment}`;
  const all = namesIn(typed);
  return `
    IF p_lines ? '${name}' THEN
      DELETE FROM history.${table} h WHERE ${table === 'event_lines' ? 'h.case_id = ANY (p_cases)' : found(line, 'h')};
      INSERT INTO history.${table} (${all.join(', ')}) SELECT ${all.map((column) => `n.${column}`).join(', ')}
        FROM jsonb_to_recordset(p_lines -> '${name}') AS n (${typed});
    END IF;`;
}

const each = (write: (name: string, line: LineTable) => string): string =>
  Object.entries(LINES)
    .map(([name, line]) => write(name, line))
    .join('');

export const LINE_HISTORY = `${each((_, line) => lineHistory(line))}
  ${SLUGGED.map((table) => `CREATE INDEX ${table}_slug ON history.${table} (slug);`).join(' ')}
  CREATE INDEX case_participants_of_person_id ON history.case_participants (person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX charges_of_defendant_id ON history.charges (defendant_id) WHERE defendant_id IS NOT NULL;

  -- Writes what a change set did to the lines of these cases and persons into their history: what stands is compared with
  -- what stood, so that whatever wrote it is kept.
  CREATE FUNCTION ledger.keep_lines(p_seq bigint, p_cases uuid[], p_events uuid[], p_persons uuid[], p_kinds text[]) RETURNS void LANGUAGE plpgsql
  SET search_path = ledger, pg_temp SET ${KEPT.join(' SET ')} AS $$
  BEGIN${each(keeping)}
  END $$;

  -- The events of these cases whose lines are others than they were. Asked before the head of the ledger is taken: a timeline
  -- may be long. No EXISTS: the planner might read all there is to answer it.
  CREATE FUNCTION ledger.moved_events(p_cases uuid[]) RETURNS uuid[] LANGUAGE plpgsql SET search_path = ledger, pg_temp
  SET ${KEPT.join(' SET ')} AS $$
  BEGIN
    RETURN ARRAY(
      SELECT h.event_id FROM unnest(p_cases) k (id)
        CROSS JOIN LATERAL (SELECT o.* FROM history.event_lines o WHERE o.case_id = k.id OFFSET 0) h
        WHERE h.until_seq IS NULL AND (SELECT true FROM live.event_lines l WHERE l.event_id = h.event_id AND h.tier_from BETWEEN l.tier_from AND l.tier_to
          AND (l.case_id, l.position, l.line_key, l.irregular) IS NOT DISTINCT FROM (h.case_id, h.position, h.line_key, h.irregular) LIMIT 1) IS NULL
      UNION ALL SELECT l.event_id FROM unnest(p_cases) k (id)
        CROSS JOIN LATERAL (SELECT o.* FROM live.event_lines o WHERE o.case_id = k.id OFFSET 0) l
        CROSS JOIN LATERAL generate_series(l.tier_from::integer, l.tier_to::integer) t (tier)
        WHERE (SELECT true FROM history.event_lines h WHERE h.event_id = l.event_id AND h.tier_from = t.tier AND h.until_seq IS NULL LIMIT 1) IS NULL);
  END $$;

  -- Replaces the past of the lines of these cases and persons, which has been worked out again.
  CREATE FUNCTION live.store_past(p_cases uuid[], p_persons uuid[], p_lines jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = live, pg_temp SET ${KEPT.join(' SET ')} AS $$
  BEGIN${each(replacing)}
  END $$;
  GRANT EXECUTE ON FUNCTION live.store_past(uuid[], uuid[], jsonb) TO casetrail_member;`;

export const DROP_LINE_HISTORY = `
  DROP FUNCTION live.store_past(uuid[], uuid[], jsonb), ledger.moved_events(uuid[]),
    ledger.keep_lines(bigint, uuid[], uuid[], uuid[], text[]);
  DROP INDEX ${SLUGGED.map((table) => `history.${table}_slug`).join(', ')};
  DROP INDEX history.case_participants_of_person_id, history.charges_of_defendant_id;
  ${Object.values(LINES)
    .map(({ table }) => `DROP VIEW as_of.${table}; DROP TABLE history.${table};`)
    .join(' ')}`;
