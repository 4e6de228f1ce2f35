import { ACCUSED, SKELETONS } from './fold-queries.js';

/**
 * What every change asks of the fold and of the ledger, planned once a session. A function in SQL is planned at each call, and for
 * some statements in PL/pgSQL the planner thinks it worth while to plan them for the values at hand each time; their plans
 * are the same whatever the values, and planning them takes longer than running them. Nor may such a plan, made when the
 * tables are all but empty, read them from one end to the other for ever after.
 */
export const KEPT = [
  'plan_cache_mode = force_generic_plan',
  'enable_seqscan = off',
  'enable_bitmapscan = off',
  'enable_hashagg = off',
  'random_page_cost = 0.1',
];

/** Functions in PL/pgSQL whose plans are kept. */
const FUNCTIONS = [
  'live.touched_cases()',
  'live.cases_of_defendants(uuid[])',
  'live.refold_input()',
  'live.store_lines(uuid[], uuid[], jsonb)',
  'ledger.commit_change(text, uuid, text)',
];

/** A function that answers one query: in SQL as it was, or in PL/pgSQL, which keeps the plan. */
export function answering(signature: string, definer: boolean, query: string, kept: boolean): string {
  const security = definer ? 'SECURITY DEFINER' : '';
  return kept
    ? `CREATE OR REPLACE FUNCTION ${signature} LANGUAGE plpgsql STABLE ${security} SET search_path = live, pg_temp
      SET ${KEPT.join(' SET ')} AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY ${query.trimStart()};
      END $$;`
    : `CREATE OR REPLACE FUNCTION ${signature} LANGUAGE sql STABLE ${security} SET search_path = live, pg_temp AS $$
${query}
      $$;`;
}

function both(kept: boolean): string[] {
  return [
    answering(
      'live.cases_of_accused(p_persons uuid[]) RETURNS TABLE (person_id uuid, case_ids uuid[])',
      false,
      ACCUSED,
      kept,
    ),
    answering('live.fold_input(p_cases uuid[]) RETURNS TABLE (case_id uuid, skeleton jsonb)', true, SKELETONS, kept),
  ];
}

/** The statements that have these functions keep their plans. */
export function keptPlans(): string[] {
  return [
    ...both(true),
    ...FUNCTIONS.flatMap((name) => KEPT.map((setting) => `ALTER FUNCTION ${name} SET ${setting}`)),
  ];
}

/** The statements that take it back. */
export function plansMadeAnew(): string[] {
  const names = KEPT.map((setting) => setting.split(' ', 1)[0] ?? '');
  return [
    ...both(false),
    ...FUNCTIONS.flatMap((name) => names.map((setting) => `ALTER FUNCTION ${name} RESET ${setting}`)),
  ];
}
