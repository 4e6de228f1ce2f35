/** Parts of a function's text, each with what is said in its place. */
export type Wording = readonly (readonly [from: string, to: string])[];

/**
 * The statement that says parts of a function in another way, and keeps its settings and rights.
 * @throws in the database, where one of the parts is not in the text
 */
export function reword(signature: string, wording: Wording): string {
  const steps = wording.map(
    ([from, to]) => `
    IF strpos(v_text, $from$${from}$from$) = 0 THEN RAISE EXCEPTION 'Not a part of %: %', '${signature}', $from$${from}$from$; END IF;
    v_text := replace(v_text, $from$${from}$from$, $to$${to}$to$);`,
  );
  return `
  DO $do$ DECLARE v_text text := pg_get_functiondef('${signature}'::regprocedure);
  BEGIN${steps.join('')}
    EXECUTE v_text;
  END $do$;`;
}

/** The same wording, taken back. */
export const backwards = (wording: Wording): Wording => wording.map(([from, to]) => [to, from] as const).toReversed();
