/** An index is made in a fraction of the time it takes to keep it; those that constraints rest on stay. */
export const DROP_INDEXES = `
  CREATE TEMP TABLE dropped AS SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace::regnamespace::text IN ('live', 'history', 'ledger')
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid);
  DO $do$ DECLARE name text; BEGIN FOR name IN SELECT d.name FROM dropped d LOOP EXECUTE 'DROP INDEX ' || name; END LOOP; END $do$`;
/** Makes them again; in the same session. */
export const MAKE_INDEXES = `
  DO $do$ DECLARE definition text; BEGIN FOR definition IN SELECT d.definition FROM dropped d LOOP EXECUTE definition; END LOOP; END $do$`;
