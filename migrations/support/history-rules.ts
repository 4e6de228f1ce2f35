import { HANGS_ON, type HangsOn } from './hangs-on.js';
import { BY_INDEX } from './record-tables.js';

/**
 * Every version of every row of a table. `shown` is what its policies look at: the higher of the reach then and now, so
 * that the past shows no more than the present would.
 */
export function historyTable(table: string, hangsOn: HangsOn = HANGS_ON): string {
  return `
    CREATE TABLE history.${table} (
      seq bigint NOT NULL,
      until_seq bigint CHECK (until_seq > seq),
      operation text NOT NULL CHECK (operation IN ('CREATED', 'UPDATED', 'RETRACTED')),
      shown smallint NOT NULL CHECK (shown BETWEEN reach AND 3),
      LIKE live.${table}, PRIMARY KEY (id, seq)
    );
    ${(hangsOn[table] ?? [])
      .map(
        ([column]) =>
          `CREATE INDEX ${table}_retired_${column} ON history.${table} (${column}) WHERE operation = 'RETRACTED' AND ${column} IS NOT NULL;`,
      )
      .join('\n    ')}
    ALTER TABLE history.${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY public_reads ON history.${table} FOR SELECT TO casetrail_public USING (shown = 0);
    CREATE POLICY member_reads ON history.${table} FOR SELECT TO casetrail_member USING (shown <= (SELECT live.clearance()));
    GRANT SELECT ON history.${table} TO casetrail_public, casetrail_member;`;
}

/** The view of the same name that shows the table as it stood after change set `app.as_of`. */
export function asOfView(table: string): string {
  return `
    DO $do$ BEGIN
      EXECUTE (SELECT format('CREATE VIEW as_of.${table} WITH (security_invoker = true) AS
        SELECT %s FROM history.${table} h
        WHERE h.seq <= current_setting(''app.as_of'')::bigint
          AND (h.until_seq IS NULL OR h.until_seq > current_setting(''app.as_of'')::bigint)
          AND h.operation <> ''RETRACTED''', string_agg('h.' || quote_ident(attname), ', ' ORDER BY attnum))
        FROM pg_attribute WHERE attrelid = 'live.${table}'::regclass AND attnum > 0 AND NOT attisdropped);
    END $do$;
    GRANT SELECT ON as_of.${table} TO casetrail_public, casetrail_member;`;
}

/**
 * The entries of a change set for the touched rows of a table: what differs from the last version in history, each field
 * with a salted commitment. A row was changed if its version or its reach was: the stamp sees to that. `moved` are those
 * with a past whose reach may have moved. One function a table, because their plans are kept; a statement composed for
 * the table's name would be planned each time.
 */
export function draftFunction(table: string): string {
  return `
    CREATE FUNCTION ledger.draft_${table}(p_ids uuid[], OUT entries ledger.entries[], OUT ids uuid[], OUT operations text[],
      OUT moved uuid[]) LANGUAGE plpgsql
    SET search_path = ledger, extensions, pg_temp ${BY_INDEX} AS $$
    BEGIN
      SELECT array_agg(row(0, 0, '${table}', d.id, d.operation, d.reach, d.reach, c.fields, c.salts, c.commitments)::ledger.entries),
        array_agg(d.id), array_agg(d.operation),
        array_agg(d.id) FILTER (WHERE d.operation = 'UPDATED' AND d.moved
          OR d.operation = 'CREATED' AND EXISTS (SELECT FROM history.${table} o WHERE o.id = d.id))
      INTO entries, ids, operations, moved
      FROM (
        SELECT t.id, greatest(l.reach, h.reach) AS reach, l.reach <> h.reach AS moved, to_jsonb(h) AS was,
          CASE WHEN l.id IS NULL THEN 'RETRACTED' WHEN h.id IS NULL THEN 'CREATED' ELSE 'UPDATED' END AS operation,
          CASE WHEN l.id IS NULL THEN jsonb_build_object('id', t.id) ELSE to_jsonb(l) - 'change_id' END AS now
        FROM unnest(p_ids) t (id) LEFT JOIN live.${table} l ON l.id = t.id
        LEFT JOIN history.${table} h ON h.id = t.id AND h.until_seq IS NULL AND h.operation <> 'RETRACTED'
        WHERE l.version IS DISTINCT FROM h.version OR l.reach IS DISTINCT FROM h.reach
      ) d CROSS JOIN LATERAL (
        SELECT array_agg(s.key) AS fields, array_agg(s.salt) AS salts,
          array_agg(commitment('${table}', d.id, d.operation, s.key, s.value, s.salt)) AS commitments
        FROM (
          SELECT f.key, f.value, gen_random_bytes(32) AS salt FROM jsonb_each(d.now) f
          WHERE CASE d.operation WHEN 'CREATED' THEN f.value <> 'null' WHEN 'UPDATED' THEN f.value IS DISTINCT FROM d.was -> f.key ELSE true END
        ) s
      ) c
      WHERE c.fields IS NOT NULL;
    END $$;`;
}

/**
 * Writes what a change set did to a table into its history. A retracted record's last row repeats what it said, so that
 * the past can still be read.
 */
export function keepFunction(table: string): string {
  return `
    CREATE FUNCTION ledger.keep_${table}(p_seq bigint, p_ids uuid[], p_operations text[]) RETURNS void LANGUAGE plpgsql
    SET search_path = ledger, pg_temp ${BY_INDEX} AS $$
    BEGIN
      UPDATE history.${table} SET until_seq = p_seq WHERE id = ANY (p_ids) AND until_seq IS NULL;
      INSERT INTO history.${table} SELECT p_seq, NULL, t.operation, l.reach, l.*
        FROM unnest(p_ids, p_operations) t (id, operation) JOIN live.${table} l ON l.id = t.id;
      IF 'RETRACTED' = ANY (p_operations) THEN
        INSERT INTO history.${table} SELECT last.* FROM unnest(p_ids, p_operations) t (id, operation)
          JOIN history.${table} h ON h.id = t.id AND h.until_seq = p_seq
          CROSS JOIN LATERAL jsonb_populate_record(h, jsonb_build_object('seq', p_seq, 'until_seq', NULL, 'operation', 'RETRACTED')) last
          WHERE t.operation = 'RETRACTED';
      END IF;
    END $$;`;
}

/** Takes the functions of a table back. */
export function dropHistoryFunctions(table: string): string {
  return `DROP FUNCTION ledger.draft_${table}(uuid[]), ledger.keep_${table}(bigint, uuid[], text[]);`;
}
