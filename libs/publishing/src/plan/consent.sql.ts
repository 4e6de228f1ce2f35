/** The most restrictive first: whoever refused somewhere has refused. */
const BY_RESTRICTION = ['REFUSED', 'WITHDRAWN', 'NOT_POSSIBLE', 'UNKNOWN', 'GIVEN'];

/** What a person has said about being named in public, as far as whoever asks may see it; null where nothing is on record. */
export function consentSql(person: string): string {
  return `(SELECT d.consent FROM live.person_details d WHERE d.person_id = ${person} AND d.consent IS NOT NULL
      ORDER BY array_position(ARRAY['${BY_RESTRICTION.join("', '")}'], d.consent) LIMIT 1)`;
}
