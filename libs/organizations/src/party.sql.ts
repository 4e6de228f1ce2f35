import { type Flags, recordJson } from '@app/database';
import { namesJson, personJson, primaryNameOf } from '@app/people';

/** An organization, with what the document asks of organizations. */
export function organizationJson(alias: string, flags: Flags): string {
  const parent = `(SELECT pointer.to_organization_id FROM pointers pointer
    WHERE pointer.from_organization_id = ${alias}.id AND pointer.role = 'PARENT' LIMIT 1)`;
  return recordJson(flags, 'Organization', alias, {
    needed: flags.asked('Organization.parent') ? { parentKey: parent } : {},
    fields: {
      slug: `${alias}.slug`,
      name: primaryNameOf('organization_id', alias),
      names: namesJson('organization_id', alias),
      kind: `${alias}.kind`,
      country: `${alias}.country`,
      legalStanding: `${alias}.legal_standing`,
      summary: `${alias}.summary`,
    },
  });
}

/** The party of a row that has a `person_id` and an `organization_id`, one of them set. */
export function partyJson(alias: string, flags: Flags): string {
  return `CASE WHEN ${alias}.person_id IS NOT NULL
    THEN (SELECT ${personJson('person', flags)} FROM persons person WHERE person.id = ${alias}.person_id)
    ELSE (SELECT ${organizationJson('organization', flags)} FROM organizations organization WHERE organization.id = ${alias}.organization_id) END`;
}
