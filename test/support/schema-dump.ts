import type { Client } from 'pg';
import { rowsOf } from './connect.js';

const OURS = `n.nspname IN ('live', 'history', 'as_of', 'ledger', 'access')`;
/** Rights, where none were ever given those that an owner has anyway. */
const sorted = (acl: string) => `(SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(${acl}) a)`;

/** Everything our migrations make, told by the catalogue: one line a thing. */
const PARTS = [
  `SELECT concat_ws(' ', 'schema', n.nspname, ${sorted('n.nspacl')}) AS line FROM pg_namespace n WHERE ${OURS}`,
  `SELECT concat_ws(' ', 'relation', c.oid::regclass, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,
     c.reloptions, ${sorted(`coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner))`)}) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind IN ('r', 'v', 'S')`,
  `SELECT concat_ws(' ', 'column', c.oid::regclass, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
     a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid), ${sorted('a.attacl')}) AS line
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE ${OURS} AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT concat_ws(' ', 'constraint', c.oid::regclass, o.conname, pg_get_constraintdef(o.oid)) AS line
   FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  `SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid)) AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
   JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  `SELECT concat_ws(' ', 'view', c.oid::regclass, pg_get_viewdef(c.oid)) AS line FROM pg_class c
   JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind = 'v'`,
  `SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled) AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
   JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND NOT t.tgisinternal`,
  `SELECT concat_ws(' ', 'policy', c.oid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[],
     pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS line
   FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  `SELECT concat_ws(' ', 'function', pg_get_functiondef(p.oid), ${sorted('p.proacl')}) AS line FROM pg_proc p
   JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS}`,
  `SELECT concat_ws(' ', 'default rights', d.defaclrole::regrole, d.defaclobjtype, ${sorted('d.defaclacl')}) AS line FROM pg_default_acl d`,
  `SELECT concat_ws(' ', 'rule of reach', h.child, h.by_column, h.parent) AS line FROM ledger.hangs_on h`,
];

/** The schema as sorted lines; empty where none of ours is there. */
export async function dumpSchema(client: Client): Promise<string[]> {
  const [there] = await rowsOf<{ there: boolean }>(
    client,
    `SELECT to_regclass('ledger.hangs_on') IS NOT NULL AS there`,
  );
  const lines: string[] = [];
  for (const part of there?.there ? PARTS : PARTS.slice(0, -1)) {
    lines.push(...(await rowsOf<{ line: string }>(client, part)).map(({ line }) => line));
  }
  return lines.toSorted();
}
