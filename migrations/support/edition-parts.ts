import { CASE_CONTENTS, CASES_CONTENTS, STEADY_CASES_CONTENTS } from './case-edition-contents.js';
import {
  type EditionContents,
  NAMES_LEFT,
  NAMES_LEFT_THEN,
  PERSON_CONTENTS,
  SOURCE_CONTENTS,
} from './edition-contents.js';
import { BY_INDEX } from './record-tables.js';

/** The planner does not make a table of what an EXISTS asks for where an OFFSET has to be kept. */
const ALONE = ' OFFSET 0';

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
const TOLD = (table: string, alone = '', erased = ERASED(`'${table}'`, 'h')): string =>
  `h.reach = 0 AND (h.operation = 'RETRACTED' OR NOT EXISTS (SELECT FROM ${table} p WHERE p.id = h.id AND p.until_seq = h.seq
              AND p.reach = 0 AND p.operation <> 'RETRACTED' AND to_jsonb(p) - ${INTERNAL} = to_jsonb(h) - ${INTERNAL}${alone})
              OR ${erased})
            OR h.reach > 0 AND EXISTS (SELECT FROM ${table} p WHERE p.id = h.id AND p.until_seq = h.seq AND p.reach = 0 AND p.operation <> 'RETRACTED'${alone})`;

/**
 * Whether a version differed from the one before it in what has been erased since, of either of them: the ledger has kept which fields it wrote.
 * Those that only held the value, before or after, say nothing of it; one that took it away holds nothing that could be erased.
 */
const ERASED_AND_WRITTEN = (table: string): string =>
  `EXISTS (SELECT FROM ledger.entries w JOIN ledger.erasure_targets t ON t.record_id = w.record_id AND t.kind = w.kind AND t.field = ANY (w.fields)
                JOIN ledger.erasures e ON e.id = t.erasure_id AND e.state = 'ERASED'
              WHERE w.seq = h.seq AND w.kind = '${table}' AND w.record_id = h.id
                AND t.seq IN (h.seq, (SELECT p.seq FROM ${table} p WHERE p.id = h.id AND p.until_seq = h.seq))${ALONE})`;

/** What an erasure took from, by the row. */
export const ERASED_ROWS = {
  up: 'CREATE INDEX erasure_targets_record ON ledger.erasure_targets (record_id, seq);',
  down: 'DROP INDEX IF EXISTS ledger.erasure_targets_record;',
};

const version = (place: string, table: string, tied: string, found: string, told: string): string =>
  `SELECT '${place}', '${table}', h.id, h.seq, h.until_seq, h.operation, h.reach, h.shown, ${tied},
            ${told}
          FROM ${table} h ${found}`;

const ROWS = `(place text, kind text, id uuid, seq bigint, until_seq bigint,
        operation text, reach smallint, shown smallint, tied_from bigint, tied_until bigint, told boolean)`;

/** A function that answers the parts of records. */
interface PartsFunction {
  /** With the types of its arguments. */
  readonly signature: string;
  /** What it knows of the records before it reads any part. */
  readonly given?: string;
  /** How the parts that belong to them are tied to change sets. */
  readonly tied?: string;
  readonly leftTied?: string;
  /** Makes one set of those that a kind of record is named by. */
  readonly together: (texts: readonly string[]) => string;
  /** Whether a version of a table was told, where something of it has been erased: at first, always. */
  readonly erased?: (table: string) => string;
  /** Behind a query for one row, which is to be asked for that row: planned otherwise, it reads the whole table. */
  readonly alone?: string;
  /** Whether versions are left out that nobody saw in the span of change sets that they are tied to; at first, they were not. */
  readonly seen?: boolean;
  readonly further?: string;
}

/** Between these two, `k` was named. */
const SPAN = 'k.tied_from, k.tied_until';

/** Without versions that were not the last at any time while `k` was named: of somebody whose cases were often given to another and back, each span would bring every version of all. */
const STANDING = (found: string): string =>
  `${found} ${found.includes('WHERE') ? 'AND' : 'WHERE'} (k.tied_until IS NULL OR h.seq < k.tied_until) AND (h.until_seq IS NULL OR h.until_seq > k.tied_from)`;

function partsFunction(
  {
    signature,
    given,
    tied = '0::bigint, NULL::bigint',
    leftTied = 'h.seq, h.seq + 1',
    together,
    erased,
    alone,
    seen = false,
    further = '',
  }: PartsFunction,
  { of, own, named, elsewhere, left }: EditionContents,
): string {
  const told = (table: string): string => TOLD(table, alone, erased?.(table));
  const within = (found: string, span: string): string => (seen && span === SPAN ? STANDING(found) : found);
  return `
      CREATE OR REPLACE FUNCTION ledger.${signature} RETURNS TABLE ${ROWS}
      LANGUAGE plpgsql STABLE ROWS 500 SET search_path = history, pg_temp ${BY_INDEX} AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY WITH ${[
          ...(given === undefined ? [] : [given]),
          ...Object.entries(of).map(([part, text]) => `${part} AS MATERIALIZED (${text})`),
          ...Object.entries(named).map(([record, texts]) => `${record} AS MATERIALIZED (${together(texts)})`),
        ].join(',\n          ')}
        ${[
          ...own.map(([place, table, found]) => version(place, table, tied, within(found, tied), told(table))),
          ...left.map(([place, table, found]) => version(place, table, leftTied, found, told(table))),
          ...elsewhere.map(([place, table, found]) => version(place, table, SPAN, within(found, SPAN), told(table))),
        ].join('\n          UNION ALL ')}${further};
      END $$;`;
}

/** Each version that names a record, with the span that it lasted. */
const each = (texts: readonly string[]): string => texts.join(' UNION ');

/**
 * Each span in which a record was named, by however many versions, one after the other or beside each other. What is named is
 * joined with its own versions: spans of each version that names it would make a product of the two.
 */
const spans = (texts: readonly string[]): string =>
  `SELECT n.id, lower(s.span) AS tied_from, upper(s.span) AS tied_until
            FROM (SELECT u.id, range_agg(int8range(u.tied_from, u.tied_until)) AS spans FROM (${texts.join(' UNION ALL ')}) u
              WHERE u.tied_until IS NULL OR u.tied_from < u.tied_until GROUP BY u.id) n CROSS JOIN LATERAL unnest(n.spans) s (span)`;

/**
 * What a person's edition shows of a case, and where. Also what it does not show, to what the case is related: it names the edition of the
 * case, which has another number for that.
 */
const ofMatters = (from: string): string => `
          UNION ALL SELECT CASE WHEN p.place IN ('case', 'participants', 'charges', 'related') THEN 'cases' ELSE p.place END, p.kind, p.id, p.seq, p.until_seq,
            p.operation, p.reach, p.shown, ${from} p`;
const MATTERS = `(SELECT m.id, min(m.tied_from) AS tied_from, CASE WHEN bool_and(m.tied_until IS NOT NULL) THEN max(m.tied_until) END AS tied_until
            FROM matters m GROUP BY m.id)`;
const ONE_BY_ONE = ofMatters(`greatest(p.tied_from, k.tied_from), least(p.tied_until, k.tied_until), p.told
          FROM ${MATTERS} k CROSS JOIN LATERAL ledger.case_edition_parts(k.id)`);
const allAtOnce = (matters: string): string =>
  ofMatters(`p.tied_from, p.tied_until, p.told
          FROM (SELECT array_agg(a.id) AS ids, array_agg(a.tied_from) AS froms, array_agg(a.tied_until) AS untils FROM ${matters} a) k
            CROSS JOIN LATERAL ledger.cases_edition_parts(k.ids, k.froms, k.untils)`);
const ALL_AT_ONCE = allAtOnce(MATTERS);
/** A case that a person took part in again is of theirs in each of the spans, not between them. */
const EACH_SPAN = allAtOnce('matters');

const partsOf = (ofCase: string): string => `
      CREATE OR REPLACE FUNCTION ledger.edition_parts(p_id uuid) RETURNS TABLE ${ROWS}
      LANGUAGE plpgsql STABLE ROWS 500 SET search_path = history, pg_temp AS $$
      #variable_conflict use_column
      BEGIN
        IF EXISTS (SELECT FROM cases h WHERE h.id = p_id) THEN RETURN QUERY SELECT * FROM ${ofCase};
        ELSIF EXISTS (SELECT FROM sources h WHERE h.id = p_id) THEN RETURN QUERY SELECT * FROM ledger.source_edition_parts(p_id);
        ELSE RETURN QUERY SELECT * FROM ledger.person_edition_parts(p_id);
        END IF;
      END $$;`;

/**
 * Every version of every row that the editions of a record are made of, with its place in the document; of what the record only
 * names, the span of change sets in which the public saw it named. `told`: whether the public could tell, when it was
 * written, that it was. That does not change, whatever is hidden later.
 */
export const EDITION_PARTS_ONE_BY_ONE = `${partsFunction({ signature: 'case_edition_parts(p_id uuid)', together: each }, CASE_CONTENTS)}
${partsFunction({ signature: 'source_edition_parts(p_id uuid)', together: each }, SOURCE_CONTENTS)}
${partsFunction({ signature: 'person_edition_parts(p_id uuid)', together: each, further: ONE_BY_ONE }, PERSON_CONTENTS)}

${partsOf('ledger.case_edition_parts(p_id)')}`;

export const EDITION_PARTS = `${EDITION_PARTS_ONE_BY_ONE}

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

const CASES: PartsFunction = {
  signature: 'cases_edition_parts(p_ids uuid[], p_from bigint[], p_until bigint[])',
  given: 'roots AS MATERIALIZED (SELECT * FROM unnest(p_ids, p_from, p_until) r (id, tied_from, tied_until))',
  tied: SPAN,
  leftTied: 'greatest(h.seq, k.tied_from), least(h.seq + 1, k.tied_until)',
  together: spans,
  alone: ALONE,
};

const PARTS_AT_ONCE = `${partsFunction(CASES, CASES_CONTENTS)}
${partsFunction({ signature: 'source_edition_parts(p_id uuid)', together: spans, alone: ALONE }, SOURCE_CONTENTS)}
${partsFunction({ signature: 'person_edition_parts(p_id uuid)', together: spans, alone: ALONE, further: ALL_AT_ONCE }, PERSON_CONTENTS)}`;

/** The same, of however many versions and cases, each looked at once. */
export const EDITION_PARTS_AT_ONCE = `${PARTS_AT_ONCE}
${partsOf('ledger.cases_edition_parts(ARRAY[p_id], ARRAY[0::bigint], ARRAY[NULL::bigint])')}
      DROP FUNCTION ledger.case_edition_parts(uuid);
      REVOKE ALL ON FUNCTION ledger.cases_edition_parts(uuid[], bigint[], bigint[]) FROM PUBLIC;`;

const STEADY = { together: spans, alone: ALONE, erased: ERASED_AND_WRITTEN, seen: true };

const steady = (contents: EditionContents): EditionContents => ({
  ...contents,
  left: contents.left.map((versions) => (versions === NAMES_LEFT ? NAMES_LEFT_THEN : versions)),
});

/** The same, so that a number that was told stays one, and none comes to be between: what is named or erased later says nothing of what was before. */
export const STEADY_EDITION_PARTS = {
  up: `${partsFunction({ ...CASES, ...STEADY, leftTied: 'h.seq, h.seq + 1' }, STEADY_CASES_CONTENTS)}
${partsFunction({ ...STEADY, signature: 'source_edition_parts(p_id uuid)' }, steady(SOURCE_CONTENTS))}
${partsFunction({ ...STEADY, signature: 'person_edition_parts(p_id uuid)', further: EACH_SPAN }, steady(PERSON_CONTENTS))}`,
  down: PARTS_AT_ONCE,
};

export const DROP_CASES_EDITION_PARTS = 'DROP FUNCTION ledger.cases_edition_parts(uuid[], bigint[], bigint[]);';
