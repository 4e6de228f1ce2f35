/** Values of a row by column, each as PostgreSQL writes it in JSON. */
export type Version = Readonly<Record<string, string>>;

/** A version of a row in history, and the one before it. */
export interface VersionPair {
  readonly operation: string;
  readonly now: Version;
  readonly was: Version | null;
  /** Whether the one before it was its end. */
  readonly ended: boolean | null;
}

const NOTHING = 'null';
/** What may stand where a value was erased: see `libs/ledger/src/erase/erased-value.ts`. */
const ERASED = /^(null|\[\]|"\[erased(: \d+)?\]"|"erased-[0-9a-f]{16}")$/;

/** What a version in history says that its entry in the ledger does not: a change that nobody committed to. */
export function compareVersion(
  { operation, fields, salts }: { operation: string; fields: readonly string[]; salts: readonly (string | null)[] },
  version: VersionPair,
): string[] {
  const { now } = version;
  const was = version.ended ? null : version.was;
  const expected = was === null ? ['CREATED'] : ['UPDATED', 'RETRACTED'];
  const found: string[] = [];
  if (version.operation !== operation) found.push(`the version is ${version.operation}, not ${operation},`);
  if (!expected.includes(operation)) found.push(`${operation} is not what can be done to what stood`);
  // What was erased can be checked against nothing: in its place may stand what says so, and nothing else.
  for (const [place, field] of fields.entries()) {
    if (salts[place] === null && !ERASED.test(now[field] ?? NOTHING))
      found.push(`something else than what was erased in ${field}`);
  }
  const listed = new Set(operation === 'RETRACTED' ? [] : fields);
  for (const [field, value] of Object.entries(now)) {
    if (!listed.has(field) && value !== (was?.[field] ?? NOTHING)) found.push(`an uncommitted change of ${field}`);
  }
  return found;
}
