import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HANGS_ON_WITH_MERGED } from './support/hangs-on.js';
import { KEPT } from './support/kept-plans.js';
import { BY_INDEX } from './support/record-tables.js';
import { backwards, reword, type Wording } from './support/reword.js';

const COMMIT = 'ledger.commit_change(text, uuid, text, uuid[], uuid[], jsonb)';

/** A change set may hold what no table of records does: which salts it takes away. */
const COMMITTING: Wording = [
  [
    'FROM draft_merged_persons(v_ids); END CASE;',
    "FROM draft_merged_persons(v_ids); WHEN 'redactions' THEN SELECT * INTO v_draft, v_ids, v_operations, v_moved FROM draft_redactions(v_ids); END CASE;",
  ],
  [
    'PERFORM keep_merged_persons(v_seq, v_ids, v_operations); END CASE;',
    "PERFORM keep_merged_persons(v_seq, v_ids, v_operations); WHEN 'redactions' THEN PERFORM keep_redactions(v_seq, v_ids, v_operations); END CASE;",
  ],
];

/** There is no history of redactions beside the ledger: they are about rows of other tables. */
const TOUCHED: Wording = [
  ['WHERE e.seq = ANY (p_seqs) GROUP BY', "WHERE e.seq = ANY (p_seqs) AND e.kind <> 'redactions' GROUP BY"],
];

/** A redaction is as hidden as the record it is about. */
const following = (table: string): Wording => [[`e.kind = '${table}'`, `e.kind IN ('${table}', 'redactions')`]];

const TABLES = Object.keys(HANGS_ON_WITH_MERGED);

/**
 * Taking a value and its salts out of the record, present and past, by the decision of two admins. What the ledger committed
 * to stays, so that every proof stays valid; that it was taken out is committed to in turn. No login of the server has any
 * right here: erasing is the owner's, by command.
 */
export class EraseValues1764002400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who asked for it, who decided, and the change set it came to. Of what is to go no copy is kept: the targets say where it is.
      CREATE TABLE ledger.erasures (
        id uuid PRIMARY KEY,
        record_kind text NOT NULL, record_id uuid NOT NULL, field text NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
        state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'ERASED', 'REJECTED')),
        requested_by uuid NOT NULL REFERENCES live.accounts (id), requested_at timestamptz NOT NULL DEFAULT now(),
        decided_by uuid REFERENCES live.accounts (id), decided_at timestamptz,
        seq bigint REFERENCES ledger.change_sets (seq),
        CHECK ((state = 'PENDING') = (decided_at IS NULL)),
        CHECK ((state = 'PENDING') = (decided_by IS NULL)),
        CHECK ((state = 'ERASED') = (seq IS NOT NULL)),
        CHECK (state <> 'ERASED' OR decided_by <> requested_by)
      );
      CREATE INDEX erasures_state ON ledger.erasures (state, requested_at, id);
      CREATE INDEX erasures_requested_by ON ledger.erasures (requested_by);
      CREATE INDEX erasures_decided_by ON ledger.erasures (decided_by);
      CREATE INDEX erasures_seq ON ledger.erasures (seq) WHERE seq IS NOT NULL;

      -- A column of a version of a row, which change set 'seq' wrote into history.
      CREATE TABLE ledger.erasure_targets (
        erasure_id uuid NOT NULL REFERENCES ledger.erasures (id),
        kind text NOT NULL, record_id uuid NOT NULL, seq bigint NOT NULL, field text NOT NULL,
        PRIMARY KEY (erasure_id, kind, record_id, seq, field)
      );

      -- The entries of the change set that erases: one a record and tier of what was erased, whose fields are the change set and the column that each salt
      -- belongs to, and whose values are the record's table. By them a verifier knows that a salt is missing by decision.
      CREATE FUNCTION ledger.draft_redactions(p_ids uuid[], OUT entries ledger.entries[], OUT ids uuid[], OUT operations text[],
        OUT moved uuid[]) LANGUAGE plpgsql SET search_path = ledger, extensions, pg_temp ${BY_INDEX} AS $$
      BEGIN
        SELECT array_agg(row(0, 0, 'redactions', r.record_id, 'CREATED', r.reach, r.reach, r.fields, r.salts, r.commitments)::ledger.entries)
        INTO entries
        FROM (
          SELECT s.record_id, s.shown AS reach, array_agg(s.field ORDER BY s.seq, s.field) AS fields, array_agg(s.salt ORDER BY s.seq, s.field) AS salts,
            array_agg(commitment('redactions', s.record_id, 'CREATED', s.field, to_jsonb(s.kind), s.salt) ORDER BY s.seq, s.field) AS commitments
          FROM (
            SELECT t.kind, t.record_id, e.seq, e.shown, e.seq || ':' || t.field AS field, gen_random_bytes(32) AS salt
            FROM erasure_targets t JOIN entries e ON e.record_id = t.record_id AND e.seq = t.seq AND e.kind = t.kind
            WHERE t.erasure_id = ANY (p_ids) AND t.field = ANY (e.fields)
          ) s GROUP BY s.record_id, s.shown
        ) r;
        ids := p_ids;
        operations := array_fill('CREATED'::text, ARRAY[cardinality(p_ids)]);
      END $$;

      CREATE FUNCTION ledger.keep_redactions(p_seq bigint, p_ids uuid[], p_operations text[]) RETURNS void LANGUAGE sql
      SET search_path = ledger, pg_temp ${KEPT.map((setting) => `SET ${setting}`).join(' ')} AS $$
        UPDATE erasures SET seq = p_seq, state = 'ERASED', decided_at = clock_timestamp(),
          decided_by = (SELECT c.actor FROM change_sets c WHERE c.seq = p_seq) WHERE id = ANY (p_ids)
      $$;

      -- The last act, in the transaction of the change set: the salts go, and nobody can find out any more what was committed to.
      CREATE FUNCTION ledger.drop_salts(p_erasure uuid) RETURNS void LANGUAGE sql SET search_path = ledger, pg_temp AS $$
        UPDATE entries e SET salts = ARRAY(
            SELECT CASE WHEN f.field = ANY (t.fields) THEN NULL ELSE f.salt END
            FROM unnest(e.fields, e.salts) WITH ORDINALITY f (field, salt, place) ORDER BY f.place)
          FROM (SELECT kind, record_id, seq, array_agg(field) AS fields FROM erasure_targets WHERE erasure_id = p_erasure GROUP BY kind, record_id, seq) t
          WHERE e.seq = t.seq AND e.kind = t.kind AND e.record_id = t.record_id
      $$;`);
    await runner.query(reword(COMMIT, COMMITTING) + reword('ledger.touched(bigint[])', TOUCHED));
    for (const table of TABLES) await runner.query(reword(`ledger.follow_${table}(uuid[])`, following(table)));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(reword(`ledger.follow_${table}(uuid[])`, backwards(following(table))));
    }
    await runner.query(reword('ledger.touched(bigint[])', backwards(TOUCHED)) + reword(COMMIT, backwards(COMMITTING)));
    await runner.query(`DROP FUNCTION ledger.draft_redactions(uuid[]), ledger.keep_redactions(bigint, uuid[], text[]), ledger.drop_salts(uuid);
      DROP TABLE ledger.erasure_targets, ledger.erasures;`);
  }
}
