import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Any number: trees grow one after the other. */
const GROWS = 7_116_962;

/**
 * The Merkle tree of RFC 6962 over the leaves of the change sets. Its nodes follow from them, so no login writes any: functions
 * do. It grows when a checkpoint is made, never while the head of the ledger is held.
 */
export class ProveLedger1764002100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The full subtrees over 2^level leaves, numbered from the left; leaves themselves are those of the change sets.
      CREATE TABLE ledger.tree_nodes (
        level smallint NOT NULL CHECK (level BETWEEN 1 AND 62),
        index bigint NOT NULL CHECK (index >= 0),
        hash bytea NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (level, index)
      );

      -- The keys that checkpoints were signed by, from the size of the tree at which each began, to that at which it was replaced.
      CREATE TABLE ledger.signing_keys (
        verifier text PRIMARY KEY CHECK (length(verifier) BETWEEN 1 AND 300),
        from_size bigint NOT NULL CHECK (from_size >= 0),
        until_size bigint CHECK (until_size >= from_size),
        made_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX signing_keys_current ON ledger.signing_keys ((until_size IS NULL)) WHERE until_size IS NULL;

      CREATE TABLE ledger.checkpoints (
        size bigint NOT NULL CHECK (size >= 0),
        root bytea NOT NULL CHECK (length(root) = 32),
        note text NOT NULL CHECK (length(note) <= 4000),
        made_at timestamptz NOT NULL DEFAULT now()
      );
      -- More than one of a size, as when a key is replaced: so that nobody can keep a good one out by a bad one.
      CREATE UNIQUE INDEX checkpoints_size ON ledger.checkpoints (size, md5(note));
      GRANT SELECT ON ledger.tree_nodes, ledger.signing_keys, ledger.checkpoints TO casetrail_public, casetrail_member;

      -- The hash of a full subtree; null where the tree has not grown so far.
      CREATE FUNCTION ledger.tree_node(p_level integer, p_index bigint) RETURNS bytea LANGUAGE sql STABLE SET search_path = ledger, pg_temp
      RETURN CASE WHEN p_level = 0 THEN (SELECT sha256('\\x00'::bytea || c.leaf) FROM ledger.change_sets c WHERE c.seq = p_index + 1)
        ELSE (SELECT n.hash FROM ledger.tree_nodes n WHERE n.level = p_level AND n.index = p_index) END;

      -- The head of the tree of the first so many change sets: its full subtrees, the smaller ones under the larger.
      CREATE FUNCTION ledger.tree_root(p_size bigint) RETURNS bytea LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp AS $$
      DECLARE v_root bytea;
      BEGIN
        IF p_size = 0 THEN
          RETURN sha256('');
        END IF;
        FOR v_level IN 0 .. 62 LOOP
          EXIT WHEN p_size >> v_level = 0;
          CONTINUE WHEN (p_size >> v_level) & 1 = 0;
          v_root := CASE WHEN v_root IS NULL THEN tree_node(v_level, (p_size >> v_level) - 1)
            ELSE sha256('\\x01'::bytea || tree_node(v_level, (p_size >> v_level) - 1) || v_root) END;
        END LOOP;
        RETURN v_root;
      END $$;

      -- Adds the nodes that have become full, and answers how many change sets there are. One statement a level.
      CREATE FUNCTION ledger.grow_tree() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      DECLARE v_size bigint; v_from bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(${GROWS});
        SELECT coalesce(max(c.seq), 0) INTO v_size FROM change_sets c;
        FOR v_level IN 1 .. 62 LOOP
          EXIT WHEN v_size >> v_level = 0;
          SELECT coalesce(max(n.index) + 1, 0) INTO v_from FROM tree_nodes n WHERE n.level = v_level;
          IF v_level = 1 THEN
            INSERT INTO tree_nodes SELECT 1, l.seq / 2, sha256('\\x01'::bytea || sha256('\\x00'::bytea || l.leaf) || sha256('\\x00'::bytea || r.leaf))
              FROM change_sets l JOIN change_sets r ON r.seq = l.seq + 1 WHERE l.seq > 2 * v_from AND l.seq % 2 = 1 AND r.seq <= v_size;
          ELSE
            INSERT INTO tree_nodes SELECT v_level, l.index / 2, sha256('\\x01'::bytea || l.hash || r.hash)
              FROM tree_nodes l JOIN tree_nodes r ON r.level = l.level AND r.index = l.index + 1
              WHERE l.level = v_level - 1 AND l.index >= 2 * v_from AND l.index % 2 = 0;
          END IF;
        END LOOP;
        RETURN v_size;
      END $$;

      -- Keeps a checkpoint that says of the tree what is so. Whether it is signed well shows when it is verified.
      CREATE FUNCTION ledger.keep_checkpoint(p_size bigint, p_note text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
      DECLARE v_root bytea := tree_root(p_size);
      BEGIN
        IF v_root IS NULL OR split_part(p_note, E'\\n', 2) <> p_size::text OR split_part(p_note, E'\\n', 3) <> encode(v_root, 'base64') THEN
          RAISE EXCEPTION 'The checkpoint is not one of this ledger.' USING ERRCODE = 'CT001';
        END IF;
        INSERT INTO checkpoints (size, root, note) VALUES (p_size, v_root, p_note) ON CONFLICT DO NOTHING;
      END $$;

      REVOKE ALL ON FUNCTION ledger.tree_node(integer, bigint), ledger.tree_root(bigint), ledger.grow_tree(), ledger.keep_checkpoint(bigint, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ledger.tree_node(integer, bigint) TO casetrail_public, casetrail_member;
      GRANT EXECUTE ON FUNCTION ledger.tree_root(bigint), ledger.grow_tree(), ledger.keep_checkpoint(bigint, text) TO casetrail_member;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION ledger.keep_checkpoint(bigint, text), ledger.grow_tree(), ledger.tree_root(bigint), ledger.tree_node(integer, bigint);
      DROP TABLE ledger.checkpoints, ledger.signing_keys, ledger.tree_nodes;`);
  }
}
