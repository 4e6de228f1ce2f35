import type { CaseChanges, ComparedEdition } from './case-changes.js';

const FORMAT = 'casetrail-changes/1';

const told = ({ seq, at, permalink }: ComparedEdition) => ({ seq, at, permalink });

/** What changed between two editions, for programs: what `docs/editions/casetrail-changes-1.schema.json` describes. */
export function changesDocument({ slug, from, to, changes }: CaseChanges): object {
  return { format: FORMAT, case: slug, from: from && told(from), to: told(to), ...changes };
}
