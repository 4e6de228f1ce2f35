import { CASE_CONTENTS, type EditionContents, PERSON_CONTENTS, SOURCE_CONTENTS } from './edition-contents.js';
import { BY_INDEX } from './record-tables.js';

/** What a version has beside what the public reads of it. */
const INTERNAL = `'{seq,until_seq,operation,shown,tier,hold,version,change_id}'::text[]`;

/** Whether something of a version was erased: of the table `kind`, under an alias that has its id and number. */
export const ERASED = (kind: string, alias: string): string =>
  `EXISTS (SELECT FROM ledger.erasure_targets t JOIN ledger.erasures e ON e.id = t.erasure_id
                WHERE t.kind = ${kind} AND t.record_id = ${alias}.id AND t.seq = ${alias}.seq AND e.state = 'ERASED')`;

/**
 * Whether the public could tell of a version `h` when it was written: of one that it saw, or had seen, unless it saw both
 * and they say the same. A person's version counts up when a hidden name is added; who could tell that would know of the name.
 * One of which something was erased differed from the one before it, in what can no longer be compared.
 */
const TOLD = (table: string): string =>
  `h.reach = 0 AND (h.operation = 'RETRACTED' OR NOT EXISTS (SELECT FROM ${table} p WHERE p.id = h.id AND p.until_seq = h.seq
              AND p.reach = 0 AND p.operation <> 'RETRACTED' AND to_jsonb(p) - ${INTERNAL} = to_jsonb(h) - ${INTERNAL})
              OR ${ERASED(`'${table}'`, 'h')})
            OR h.reach > 0 AND EXISTS (SELECT FROM ${table} p WHERE p.id = h.id AND p.until_seq = h.seq AND p.reach = 0 AND p.operation <> 'RETRACTED')`;

const version = (place: string, table: string, tied: string, found: string): string =>
  `SELECT '${place}', '${table}', h.id, h.seq, h.until_seq, h.operation, h.reach, h.shown, ${tied},
            ${TOLD(table)}
          FROM ${table} h ${found}`;

const ROWS = `(place text, kind text, id uuid, seq bigint, until_seq bigint,
        operation text, reach smallint, shown smallint, tied_from bigint, tied_until bigint, told boolean)`;

function partsFunction(name: string, { of, own, named, elsewhere, left }: EditionContents, further = ''): string {
  return `
      CREATE FUNCTION ledger.${name}(p_id uuid) RETURNS TABLE ${ROWS}
      LANGUAGE plpgsql STABLE ROWS 500 SET search_path = history, pg_temp ${BY_INDEX} AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY WITH ${[
          ...Object.entries(of).map(([part, text]) => `${part} AS MATERIALIZED (${text})`),
          ...Object.entries(named).map(([record, texts]) => `${record} AS MATERIALIZED (${texts.join(' UNION ')})`),
        ].join(',\n          ')}
        ${[
          ...own.map(([place, table, found]) => version(place, table, '0::bigint, NULL::bigint', found)),
          ...left.map(([place, table, found]) => version(place, table, 'h.seq, h.seq + 1', found)),
          ...elsewhere.map(([place, table, found]) => version(place, table, 'k.tied_from, k.tied_until', found)),
        ].join('\n          UNION ALL ')}${further};
      END $$;`;
}

/**
 * What a person's edition shows of a case, and where. Also what it does not show, to what the case is related: it names the edition of the
 * case, which has another number for that.
 */
const OF_MATTERS = `
          UNION ALL SELECT CASE WHEN p.place IN ('case', 'participants', 'charges', 'related') THEN 'cases' ELSE p.place END, p.kind, p.id, p.seq, p.until_seq,
            p.operation, p.reach, p.shown, greatest(p.tied_from, k.tied_from), least(p.tied_until, k.tied_until), p.told
          FROM (SELECT m.id, min(m.tied_from) AS tied_from, CASE WHEN bool_and(m.tied_until IS NOT NULL) THEN max(m.tied_until) END AS tied_until
            FROM matters m GROUP BY m.id) k CROSS JOIN LATERAL ledger.case_edition_parts(k.id) p`;

/**
 * Every version of every row that the editions of a record are made of, with its place in the document; of what the record only
 * names, the span of change sets in which the public saw it named. `told`: whether the public could tell, when it was
 * written, that it was. That does not change, whatever is hidden later.
 */
export const EDITION_PARTS = `${partsFunction('case_edition_parts', CASE_CONTENTS)}
${partsFunction('source_edition_parts', SOURCE_CONTENTS)}
${partsFunction('person_edition_parts', PERSON_CONTENTS, OF_MATTERS)}

      CREATE FUNCTION ledger.edition_parts(p_id uuid) RETURNS TABLE ${ROWS}
      LANGUAGE plpgsql STABLE ROWS 500 SET search_path = history, pg_temp AS $$
      #variable_conflict use_column
      BEGIN
        IF EXISTS (SELECT FROM cases h WHERE h.id = p_id) THEN RETURN QUERY SELECT * FROM ledger.case_edition_parts(p_id);
        ELSIF EXISTS (SELECT FROM sources h WHERE h.id = p_id) THEN RETURN QUERY SELECT * FROM ledger.source_edition_parts(p_id);
        ELSE RETURN QUERY SELECT * FROM ledger.person_edition_parts(p_id);
        END IF;
      END $$;

      -- The versions of the record itself that editions are of.
      CREATE FUNCTION ledger.edition_subject(p_id uuid) RETURNS TABLE (seq bigint, until_seq bigint, operation text, reach smallint, shown smallint)
      LANGUAGE sql STABLE ROWS 5 SET search_path = history, pg_temp AS $$
        SELECT h.seq, h.until_seq, h.operation, h.reach, h.shown FROM cases h WHERE h.id = p_id
        UNION ALL SELECT h.seq, h.until_seq, h.operation, h.reach, h.shown FROM sources h WHERE h.id = p_id
        UNION ALL SELECT h.seq, h.until_seq, h.operation, h.reach, h.shown FROM persons h WHERE h.id = p_id
      $$;`;

export const DROP_EDITION_PARTS = `
      DROP FUNCTION ledger.edition_subject(uuid), ledger.edition_parts(uuid), ledger.person_edition_parts(uuid),
        ledger.source_edition_parts(uuid), ledger.case_edition_parts(uuid);`;
