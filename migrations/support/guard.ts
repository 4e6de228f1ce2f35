/** One record table: its version stamps, the list of what was touched, who may see and write it. */
export function guard(table: string): string {
  return `
    CREATE TRIGGER b_stamp BEFORE INSERT OR UPDATE ON live.${table} FOR EACH ROW EXECUTE FUNCTION live.stamp();
    CREATE TRIGGER z_touched_insert AFTER INSERT ON live.${table} REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION ledger.touch();
    CREATE TRIGGER z_touched_update AFTER UPDATE ON live.${table} REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION ledger.touch();
    CREATE TRIGGER z_touched_delete AFTER DELETE ON live.${table} REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION ledger.touch();

    ALTER TABLE live.${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY public_reads ON live.${table} FOR SELECT TO casetrail_public USING (reach = 0);
    CREATE POLICY member_reads ON live.${table} FOR SELECT TO casetrail_member USING (reach <= (SELECT live.clearance()));
    CREATE POLICY member_inserts ON live.${table} FOR INSERT TO casetrail_member WITH CHECK (tier <= (SELECT live.clearance()));
    CREATE POLICY member_updates ON live.${table} FOR UPDATE TO casetrail_member
      USING (reach <= (SELECT live.clearance())) WITH CHECK (tier <= (SELECT live.clearance()));
    CREATE POLICY member_deletes ON live.${table} FOR DELETE TO casetrail_member USING (reach <= (SELECT live.clearance()));
    GRANT SELECT ON live.${table} TO casetrail_public;
    GRANT SELECT, INSERT, UPDATE, DELETE ON live.${table} TO casetrail_member;`;
}
