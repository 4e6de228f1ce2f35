import type { Condition } from '@app/database';
import { BadInput, fuzzyDate } from '@app/kernel';

/**
 * A filter by overlap with an EDTF date or period. A bound that is open or unknown stops nothing, on either side; where
 * both sides of a record are null nothing is known of when, and it does not match.
 */
export function overlapping(earliest: string, latest: string, during: string): Condition[] {
  const span = fuzzyDate(during);
  if (span.earliest === null && span.latest === null) {
    throw new BadInput(
      '"during" is a date that nothing is known of. Give one with a year: 2020, 2020-05 or 2019/2020.',
      ['filter', 'during'],
    );
  }
  const conditions: Condition[] = [() => `coalesce(${earliest}, ${latest}) IS NOT NULL`];
  if (span.latest !== null) {
    conditions.push((value) => `(${earliest} <= ${value(span.latest, 'date')} OR ${earliest} IS NULL)`);
  }
  if (span.earliest !== null) {
    conditions.push((value) => `(${latest} >= ${value(span.earliest, 'date')} OR ${latest} IS NULL)`);
  }
  return conditions;
}
