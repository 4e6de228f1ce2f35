import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a change becomes part of the record. A transaction opens a change, writes, and ends with `commit_change`, the one
 * function that writes history, change sets and leaves. All that is slow (reading, hashing) comes before the head is
 * locked; from then on there are only inserts.
 */
export class CreateLedgerFunctions1764000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION ledger.open_change() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger AS $$
      DECLARE change bigint;
      BEGIN
        IF coalesce(current_setting('app.change', true), '') <> '' THEN
          RAISE EXCEPTION 'A change set is already open in this transaction.' USING ERRCODE = 'CT001';
        END IF;
        change := nextval('change_ids');
        PERFORM set_config('app.change', change::text, true), set_config('app.touched', '', true);
        RETURN change;
      END $$;

      -- JSON in the canonical form of RFC 8785. Keys here are column names, so byte order is the order it asks for.
      -- A number that a double cannot hold exactly is written as a string: money is decimal.
      CREATE FUNCTION ledger.canonical(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
      DECLARE out text;
      BEGIN
        CASE jsonb_typeof(value)
          WHEN 'object' THEN
            SELECT '{' || coalesce(string_agg(to_jsonb(e.key)::text || ':' || ledger.canonical(e.value), ',' ORDER BY e.key COLLATE "C"), '') || '}'
              INTO out FROM jsonb_each(value) e;
          WHEN 'array' THEN
            SELECT '[' || coalesce(string_agg(ledger.canonical(e.value), ',' ORDER BY e.ordinality), '') || ']'
              INTO out FROM jsonb_array_elements(value) WITH ORDINALITY e;
          WHEN 'number' THEN
            out := CASE WHEN value::text ~ '^-?[0-9]{1,15}$' THEN value::text ELSE to_jsonb(value::text)::text END;
          ELSE out := value::text;
        END CASE;
        RETURN out;
      END $$;

      -- A salted commitment tells strangers neither record nor field, and dies with its salt.
      CREATE FUNCTION ledger.commitment(kind text, id uuid, operation text, field text, value jsonb, salt bytea)
      RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
        SELECT extensions.hmac(convert_to('[' || to_jsonb(kind)::text || ',' || to_jsonb(id::text)::text || ',' || to_jsonb(operation)::text
          || ',' || to_jsonb(field)::text || ',' || coalesce(ledger.canonical(value), 'null') || ']', 'UTF8'), salt, 'sha256')
      $$;

      -- The envelope whose SHA-256 is the leaf: RFC 8785 form, commitments in hexadecimal, sorted.
      CREATE FUNCTION ledger.envelope(seq bigint, at timestamptz, commitments text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT '{"at":"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","commitments":['
          || coalesce((SELECT string_agg('"' || c || '"', ',' ORDER BY c COLLATE "C") FROM unnest(commitments) c), '')
          || '],"seq":' || seq || '}'
      $$;

      -- What this transaction has touched, a row a table.
      CREATE FUNCTION ledger.touched() RETURNS TABLE (kind text, ids uuid[]) LANGUAGE sql STABLE AS $$
        SELECT split_part(part, ':', 1), array_agg(DISTINCT id ORDER BY id)
        FROM unnest(string_to_array(coalesce(current_setting('app.touched', true), ''), ';')) part,
             LATERAL unnest(string_to_array(split_part(part, ':', 2), ',')::uuid[]) id
        WHERE part <> '' GROUP BY 1 ORDER BY 1
      $$;

      -- The present and the last recorded form of each touched record.
      CREATE FUNCTION ledger.drafts(p_kind text, p_ids uuid[])
      RETURNS TABLE (id uuid, operation text, now jsonb, was jsonb) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ledger AS $$
      BEGIN
        RETURN QUERY EXECUTE format('
          SELECT i.id, CASE WHEN l.id IS NULL THEN ''RETRACTED'' WHEN h.was IS NULL OR h.gone THEN ''CREATED'' ELSE ''UPDATED'' END,
            to_jsonb(l) - ''change_id'', CASE WHEN NOT h.gone THEN h.was END
          FROM unnest($1) i(id) LEFT JOIN live.%1$I l ON l.id = i.id
          LEFT JOIN LATERAL (SELECT to_jsonb(h) - ''{seq,until_seq,operation,change_id}''::text[] AS was, h.operation = ''RETRACTED'' AS gone
            FROM history.%1$I h WHERE h.id = i.id ORDER BY h.seq DESC LIMIT 1) h ON true
          WHERE l.id IS NOT NULL OR (h.was IS NOT NULL AND NOT h.gone)', p_kind) USING p_ids;
      END $$;

      -- The last act of every change. Answers with the new head, or with nothing when nothing was changed.
      CREATE FUNCTION ledger.commit_change(p_operation text, p_actor uuid, p_reason text)
      RETURNS TABLE (seq bigint, at timestamptz) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, extensions AS $$
      DECLARE
        v_change bigint := nullif(current_setting('app.change', true), '')::bigint;
        v_seq bigint; v_at timestamptz; v_entries ledger.entries[]; v_hex text[]; v_kind text; v_ids uuid[]; v_ops text[];
      BEGIN
        IF v_change IS NULL THEN
          RAISE EXCEPTION 'No change set is open: call ledger.open_change() first.' USING ERRCODE = 'CT001';
        END IF;
        WITH draft AS (
          SELECT t.kind, d.* FROM touched() t, LATERAL drafts(t.kind, t.ids) d
        ), field AS (
          SELECT d.kind, d.id, d.operation, f.key, f.value, gen_random_bytes(32) AS salt
          FROM draft d, LATERAL jsonb_each(coalesce(d.now, jsonb_build_object('id', d.id))) f
          WHERE d.operation = 'RETRACTED' OR (d.operation = 'CREATED' AND f.value <> 'null')
             OR (d.operation = 'UPDATED' AND f.value IS DISTINCT FROM d.was -> f.key)
        ), entry AS (
          SELECT f.kind, f.id, f.operation,
            array_agg(f.key ORDER BY f.key COLLATE "C") AS fields, array_agg(f.salt ORDER BY f.key COLLATE "C") AS salts,
            array_agg(commitment(f.kind, f.id, f.operation, f.key, f.value, f.salt) ORDER BY f.key COLLATE "C") AS commitments
          FROM field f GROUP BY f.kind, f.id, f.operation
        )
        SELECT array_agg(row(0, row_number, e.kind, e.id, e.operation, e.reach, e.fields, e.salts, e.commitments)::ledger.entries ORDER BY row_number)
          INTO v_entries
          FROM (SELECT e.*, row_number() OVER (ORDER BY e.kind, e.id)::integer, greatest((d.now ->> 'reach')::smallint, (d.was ->> 'reach')::smallint) AS reach
                FROM entry e JOIN draft d ON d.kind = e.kind AND d.id = e.id) e;
        IF v_entries IS NULL THEN
          PERFORM set_config('app.change', '', true), set_config('app.touched', '', true);
          RETURN;
        END IF;
        SELECT array_agg(encode(c, 'hex')) INTO v_hex FROM unnest(v_entries) e, unnest(e.commitments) c;

        UPDATE head h SET seq = h.seq + 1, at = greatest(date_trunc('milliseconds', clock_timestamp()), h.at)
          RETURNING h.seq, h.at INTO v_seq, v_at;
        INSERT INTO change_sets (seq, id, at, operation, actor, reason, reach, leaf)
          VALUES (v_seq, v_change, v_at, p_operation, p_actor, p_reason, (SELECT max(e.reach) FROM unnest(v_entries) e),
                  sha256(convert_to(envelope(v_seq, v_at, v_hex), 'UTF8')));
        INSERT INTO entries SELECT v_seq, e.ordinal, e.kind, e.record_id, e.operation, e.reach, e.fields, e.salts, e.commitments
          FROM unnest(v_entries) e;
        FOR v_kind, v_ids, v_ops IN
          SELECT e.kind, array_agg(e.record_id), array_agg(e.operation) FROM unnest(v_entries) e GROUP BY e.kind
        LOOP
          EXECUTE format('UPDATE history.%1$I SET until_seq = $1 WHERE id = ANY ($2) AND until_seq IS NULL', v_kind) USING v_seq, v_ids;
          EXECUTE format('INSERT INTO history.%1$I SELECT $1, NULL, t.operation, l.* FROM unnest($2, $3) t(id, operation)
            JOIN live.%1$I l ON l.id = t.id', v_kind) USING v_seq, v_ids, v_ops;
          IF 'RETRACTED' = ANY (v_ops) THEN
            PERFORM retire(v_kind, v_seq, v_ids, v_ops);
          END IF;
        END LOOP;
        UPDATE live.case_lines l SET updated_seq = v_seq, updated_at = v_at WHERE l.change_id = v_change;
        PERFORM set_config('app.change', '', true), set_config('app.touched', '', true);
        RETURN QUERY SELECT v_seq, v_at;
      END $$;

      -- A retracted record's last row in history repeats what it said, so that the past can still be read.
      CREATE FUNCTION ledger.retire(p_kind text, p_seq bigint, p_ids uuid[], p_ops text[]) RETURNS void
      LANGUAGE plpgsql SET search_path = ledger AS $$
      DECLARE columns text;
      BEGIN
        SELECT string_agg('h.' || quote_ident(attname), ', ' ORDER BY attnum) INTO columns
          FROM pg_attribute WHERE attrelid = format('history.%I', p_kind)::regclass AND attnum > 3 AND NOT attisdropped;
        EXECUTE format('INSERT INTO history.%1$I SELECT $1, NULL, ''RETRACTED'', %2$s FROM unnest($2, $3) t(id, operation)
          JOIN history.%1$I h ON h.id = t.id AND h.until_seq = $1 WHERE t.operation = ''RETRACTED''', p_kind, columns) USING p_seq, p_ids, p_ops;
      END $$;
      CREATE INDEX case_lines_change ON live.case_lines (change_id);
      GRANT EXECUTE ON FUNCTION ledger.open_change(), ledger.commit_change(text, uuid, text) TO casetrail_member;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX live.case_lines_change;
      DROP FUNCTION ledger.commit_change(text, uuid, text), ledger.retire(text, bigint, uuid[], text[]), ledger.drafts(text, uuid[]),
        ledger.touched(), ledger.envelope(bigint, timestamptz, text[]), ledger.commitment(text, uuid, text, text, jsonb, bytea),
        ledger.canonical(jsonb), ledger.open_change();
    `);
  }
}
