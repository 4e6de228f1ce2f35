/**
 * The version stamp in the forms it has had. `renews`: a record whose parts were changed is another version of it too.
 * `reinstates`: a record that the definer functions bring back counts on from where it was, so that nobody who read it
 * long ago takes the new one for it.
 */
export function stamp({ renews, reinstates = false }: { renews: boolean; reinstates?: boolean }): string {
  return `
      CREATE OR REPLACE FUNCTION live.stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = live, pg_temp AS $$
      DECLARE change text := current_setting('app.change', true);
      DECLARE reach smallint := NEW.reach;
      BEGIN
        IF change IS NULL OR change = '' THEN
          RAISE EXCEPTION 'No change set is open: records are written between ledger.open_change() and ledger.commit_change().'
            USING ERRCODE = 'CT001';
        END IF;
        IF TG_OP = 'INSERT' THEN
          NEW.version := ${reinstates ? `CASE WHEN current_user = 'casetrail_member' THEN 1 ELSE NEW.version END` : '1'};
          NEW.change_id := change::bigint;
          RETURN NEW;
        END IF;
        IF NEW.id <> OLD.id THEN
          RAISE EXCEPTION 'The id of a record never changes.' USING ERRCODE = 'CT003';
        END IF;
        NEW.reach := OLD.reach;
        IF NEW *<> OLD${renews ? ` OR current_setting('app.renewed', true) = OLD.id::text` : ''} THEN
          NEW.version := CASE WHEN OLD.change_id = change::bigint THEN OLD.version ELSE OLD.version + 1 END;
          NEW.change_id := change::bigint;
        END IF;
        NEW.reach := reach;
        RETURN NEW;
      END $$;`;
}
