import { PERSON_REFERENCES, PERSON_TABLES, TWINS } from './person-references.js';

/** The tables whose rows a merge can move, what others hang on first; citations go with what they cite as well. */
const TABLES = PERSON_TABLES;

/** By table, the columns that hold a person. */
const PERSON_COLUMNS = Object.fromEntries(
  TABLES.map((table) => [table, PERSON_REFERENCES.filter(([name]) => name === table).map(([, column]) => column)]),
);

/** By table, what makes a row the twin of one that went: they were taken to say the same of one person. */
const TWIN_CONDITIONS: Record<string, string> = {
  names: `t.person_id = $1 AND t.text = $2 ->> 'text'`,
  person_details: 't.person_id = $1',
  ...Object.fromEntries(
    Object.entries(Object.groupBy(TWINS, ({ table }) => table)).map(([table, twins = []]) => [
      table,
      twins
        .map(
          ({ person, same }) =>
            `(t.${person} = $1${same.map((column) => ` AND t.${column}::text = $2 ->> '${column}'`).join('')})`,
        )
        .join(' OR '),
    ]),
  ),
};

const byTable = (texts: Record<string, string>, quoted: (text: string) => string) =>
  `CASE p_kind ${Object.entries(texts)
    .map(([table, text]) => `WHEN '${table}' THEN ${quoted(text)}`)
    .join(' ')} END`;

/**
 * Takes a merge back, by what history has of its change set. A row returns where it still hangs on the survivor, and each
 * of its columns where it still reads as the merge left it; what was written or moved since stays. Nothing becomes more
 * visible by it: who was hidden with the survivor meanwhile, comes back as hidden.
 */
export const UNMERGE_FUNCTIONS = `
      -- The columns of a kind of record that hold a person.
      CREATE FUNCTION live.person_columns(p_kind text) RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = live, pg_temp AS $$
        SELECT ${byTable(
          Object.fromEntries(Object.entries(PERSON_COLUMNS).map(([table, columns]) => [table, columns.join(',')])),
          (text) => `'{${text}}'::text[]`,
        )}
      $$;

      -- Whether all that a row refers to is there.
      CREATE FUNCTION live.can_stand(p_kind text, p_row jsonb) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = live, pg_temp AS $$
      DECLARE v_up record; v_there boolean;
      BEGIN
        IF p_kind = 'relationships' AND p_row ->> 'from_id' = p_row ->> 'to_id' THEN RETURN false; END IF;
        FOR v_up IN SELECT u.by_column, u.parent FROM ledger.hangs_on u WHERE u.child = p_kind AND p_row ->> u.by_column IS NOT NULL LOOP
          EXECUTE format('SELECT EXISTS (SELECT FROM live.%I r WHERE r.id = $1)', v_up.parent) INTO v_there USING (p_row ->> v_up.by_column)::uuid;
          IF NOT v_there THEN RETURN false; END IF;
        END LOOP;
        RETURN true;
      END $$;

      -- Brings back what the merge took away. Whoever hid its twin since, hid this.
      CREATE FUNCTION live.reinstate(p_kind text, p_seq bigint, p_into uuid) RETURNS void LANGUAGE plpgsql SET search_path = live, pg_temp AS $$
      DECLARE v_row jsonb; v_twin text := ${byTable(TWIN_CONDITIONS, (text) => `$c$${text}$c$`)}; v_tier smallint;
      BEGIN
        FOR v_row IN EXECUTE format('SELECT to_jsonb(h) - ''{seq,until_seq,operation,shown}''::text[] FROM ledger.entries e
          JOIN history.%1$I h ON h.id = e.record_id AND h.seq = e.seq
          WHERE e.seq = $1 AND e.kind = %1$L AND e.operation = ''RETRACTED'' AND NOT EXISTS (SELECT FROM live.%1$I l WHERE l.id = e.record_id)', p_kind)
          USING p_seq
        LOOP
          -- Whom it refers to may have been merged since.
          SELECT v_row || coalesce(jsonb_object_agg(c.name, m.into_id), '{}') INTO v_row
            FROM unnest(person_columns(p_kind)) c (name) JOIN merged_persons m ON m.id = (v_row ->> c.name)::uuid;
          CONTINUE WHEN NOT can_stand(p_kind, v_row);
          IF v_twin IS NOT NULL THEN
            EXECUTE format('SELECT max(t.tier) FROM live.%1$I t JOIN history.%1$I h ON h.id = t.id AND h.seq <= $3
              AND (h.until_seq IS NULL OR h.until_seq > $3) WHERE (%2$s) AND t.tier > h.tier', p_kind, v_twin) INTO v_tier USING p_into, v_row, p_seq;
          END IF;
          v_row := v_row || jsonb_build_object('tier', greatest((v_row ->> 'tier')::smallint, v_tier));
          EXECUTE format('INSERT INTO live.%1$I SELECT r.* FROM jsonb_populate_record(NULL::live.%1$I, $1) r', p_kind) USING v_row;
        END LOOP;
      END $$;

      -- Moves back what the merge moved.
      CREATE FUNCTION live.move_back(p_kind text, p_seq bigint, p_into uuid) RETURNS void LANGUAGE plpgsql SET search_path = live, pg_temp AS $$
      DECLARE v_found record; v_patch jsonb; v_columns text;
      BEGIN
        FOR v_found IN EXECUTE format('SELECT l.id, to_jsonb(b) AS was, to_jsonb(m) AS became, to_jsonb(l) AS reads FROM ledger.entries e
          JOIN history.%1$I m ON m.id = e.record_id AND m.seq = e.seq JOIN history.%1$I b ON b.id = e.record_id AND b.until_seq = e.seq
          JOIN live.%1$I l ON l.id = e.record_id WHERE e.seq = $1 AND e.kind = %1$L AND e.operation = ''UPDATED''', p_kind) USING p_seq
        LOOP
          -- It was moved on, or it is what the survivor is known by now.
          CONTINUE WHEN EXISTS (SELECT FROM unnest(person_columns(p_kind)) c (name)
              WHERE v_found.was ->> c.name <> v_found.became ->> c.name AND v_found.reads ->> c.name <> p_into::text)
            OR p_kind = 'names' AND v_found.reads ->> 'kind' = 'PRIMARY';
          SELECT jsonb_object_agg(w.key, w.value), string_agg(quote_ident(w.key), ', ') INTO v_patch, v_columns
            FROM jsonb_each(v_found.was) w
            WHERE w.key <> ALL ('{seq,until_seq,operation,shown,id,version,change_id,reach}') AND w.value IS DISTINCT FROM v_found.became -> w.key
              AND (v_found.reads -> w.key IS NOT DISTINCT FROM v_found.became -> w.key OR w.key = ANY (person_columns(p_kind)));
          CONTINUE WHEN v_patch IS NULL OR NOT can_stand(p_kind, v_found.reads || v_patch);
          EXECUTE format('UPDATE live.%1$I l SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(l, $1) r) WHERE l.id = $2', p_kind, v_columns)
            USING v_patch, v_found.id;
        END LOOP;
      END $$;

      -- Nobody is without a name: where the one they were known by has gone since, it is written anew.
      CREATE FUNCTION live.name_again(p_id uuid, p_seq bigint) RETURNS void LANGUAGE plpgsql SET search_path = live, pg_temp AS $$
      DECLARE v_row jsonb;
      BEGIN
        IF EXISTS (SELECT FROM names n WHERE n.person_id = p_id AND n.kind = 'PRIMARY') THEN RETURN; END IF;
        SELECT to_jsonb(h) - '{seq,until_seq,operation,shown}'::text[] INTO v_row FROM ledger.entries e JOIN history.names h ON h.id = e.record_id AND h.until_seq = e.seq
          WHERE e.seq = p_seq AND e.kind = 'names' AND h.person_id = p_id AND h.kind = 'PRIMARY';
        IF NOT FOUND THEN RETURN; END IF;
        SELECT v_row || jsonb_build_object('tier', p.tier) INTO v_row FROM persons p WHERE p.id = p_id;
        IF EXISTS (SELECT FROM names n WHERE n.id = (v_row ->> 'id')::uuid) THEN
          v_row := v_row || jsonb_build_object('id', gen_random_uuid());
        END IF;
        INSERT INTO names SELECT r.* FROM jsonb_populate_record(NULL::names, v_row) r;
      END $$;

      CREATE FUNCTION live.unmerge_persons(p_into uuid, p_from uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = live, pg_temp AS $$
      DECLARE v_merged merged_persons; v_then history.merged_persons; v_person persons; v_kind text;
      BEGIN
        SELECT * INTO v_merged FROM merged_persons m WHERE m.id = p_from AND m.into_id = p_into AND m.reach <= clearance();
        IF NOT FOUND THEN
          RAISE EXCEPTION 'Only a merged person can be taken out again.' USING ERRCODE = 'CT004';
        END IF;
        SELECT * INTO v_then FROM history.merged_persons h WHERE h.id = p_from AND h.operation = 'CREATED' ORDER BY h.seq DESC LIMIT 1;
        SELECT r.* INTO v_person FROM history.persons h, jsonb_populate_record(NULL::persons, to_jsonb(h)) r WHERE h.id = p_from AND h.seq = v_then.seq;
        DELETE FROM merged_persons WHERE id = p_from;
        PERFORM set_config('app.restoring', 'on', true);
        IF v_merged.reach > v_then.reach THEN v_person.tier := greatest(v_person.tier, v_merged.reach); END IF;
        IF v_person.tier = 3 AND v_person.slug !~ '^sealed-' OR EXISTS (SELECT FROM persons p WHERE p.slug = v_person.slug)
           OR EXISTS (SELECT FROM merged_persons m WHERE m.slug = v_person.slug) THEN
          v_person.slug := v_merged.slug;
        END IF;
        INSERT INTO persons SELECT (v_person).*;
        FOREACH v_kind IN ARRAY '{${TABLES.join(',')}}'::text[] LOOP
          PERFORM reinstate(v_kind, v_then.seq, p_into);
          PERFORM move_back(v_kind, v_then.seq, p_into);
        END LOOP;
        PERFORM name_again(p_from, v_then.seq);
        PERFORM set_config('app.restoring', '', true);
      END $$;
      GRANT EXECUTE ON FUNCTION live.unmerge_persons(uuid, uuid) TO casetrail_member;`;

/** Takes these back. */
export const DROP_UNMERGE_FUNCTIONS = `DROP FUNCTION live.unmerge_persons(uuid, uuid), live.name_again(uuid, bigint),
      live.move_back(text, bigint, uuid), live.reinstate(text, bigint, uuid), live.can_stand(text, jsonb), live.person_columns(text);`;
