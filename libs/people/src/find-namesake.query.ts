import { waitTurn } from '@app/database';
import { fold } from '@app/names';
import type { EntityManager } from 'typeorm';

/** Somebody on record who bears the same name. */
export interface Namesake {
  readonly id: string;
  readonly name: string;
}

/** At most this many rows are looked at: after so many of one name, the name tells nothing. */
const MOST_LOOKED_AT = 50;

/**
 * A person the writer sees who bears one of these names, case and accents apart, and whose birth is not known to be another.
 * Null where there is none. Whoever looks for one of the names meanwhile waits for the end of the transaction.
 */
export async function findNamesake(
  manager: EntityManager,
  names: readonly string[],
  born: { earliest: string | null; latest: string | null } | null,
): Promise<Namesake | null> {
  const folded = await foldInTurn(manager, 'person', names);
  const [found] = await manager.query<Namesake[]>(
    `SELECT p.id, (SELECT o.text FROM live.names o WHERE o.person_id = p.id AND o.kind = 'PRIMARY') AS name
     FROM (SELECT n.person_id FROM live.names n WHERE n.folded = ANY ($1::text[]) AND n.person_id IS NOT NULL
       ORDER BY n.person_id LIMIT ${MOST_LOOKED_AT}) n JOIN live.persons p ON p.id = n.person_id
     WHERE p.born_edtf IS NULL OR $2::boolean
       OR (coalesce(p.born_earliest <= $4::date, true) AND coalesce(p.born_latest >= $3::date, true))
     ORDER BY p.id LIMIT 1`,
    [folded, born === null, born?.earliest ?? null, born?.latest ?? null],
  );
  return found ?? null;
}

/** The same of an organization that is not known to be of another country. */
export async function findOrganizationNamesake(
  manager: EntityManager,
  names: readonly string[],
  country: string | null,
): Promise<Namesake | null> {
  const folded = await foldInTurn(manager, 'organization', names);
  const [found] = await manager.query<Namesake[]>(
    `SELECT o.id, (SELECT m.text FROM live.names m WHERE m.organization_id = o.id AND m.kind = 'PRIMARY') AS name
     FROM (SELECT n.organization_id FROM live.names n WHERE n.folded = ANY ($1::text[]) AND n.organization_id IS NOT NULL
       ORDER BY n.organization_id LIMIT ${MOST_LOOKED_AT}) n JOIN live.organizations o ON o.id = n.organization_id
     WHERE o.country IS NULL OR $2::text IS NULL OR o.country = $2
     ORDER BY o.id LIMIT 1`,
    [folded, country],
  );
  return found ?? null;
}

/** The names without case and accents, once it is the turn of whoever looks for them. */
async function foldInTurn(manager: EntityManager, kind: string, names: readonly string[]): Promise<string[]> {
  const folded = names.map((name) => fold(name));
  await waitTurn(manager, ...folded.map((name) => `${kind} ${name}`));
  return folded;
}
