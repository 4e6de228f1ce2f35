import { type Flag, type Flags, identityJson, recordedJson, when } from '@app/database';
import { namesJson, type PersonFlags, personFlags, personJson } from '@app/people';

/** Which parts of an organization are asked for. */
export interface OrganizationFlags {
  full: Flag;
  names: Flag;
  parent: Flag;
  recordedAt: Flag;
}

/** The flags of both kinds of party. */
export interface PartyFlags {
  person: PersonFlags;
  organization: OrganizationFlags;
}

/** Asks which parts of parties a statement is to bring. */
export function partyFlags(flags: Flags): PartyFlags {
  return { person: personFlags(flags), organization: organizationFlags(flags) };
}

/** Numbers the flags of an organization's parts in a statement. */
export function organizationFlags(flags: Flags): OrganizationFlags {
  return {
    full: flags.asked(
      ...[
        'names',
        'kind',
        'country',
        'parent',
        'legalStanding',
        'summary',
        'confidentiality',
        'version',
        'recordedAt',
      ].map((field) => `Organization.${field}`),
    ),
    names: flags.asked('Organization.names'),
    parent: flags.asked('Organization.parent'),
    recordedAt: flags.asked('Organization.recordedAt'),
  };
}

/** An organization: identity, slug and primary name always, the rest where a document asks for any of it. */
export function organizationJson(alias: string, flags: OrganizationFlags): string {
  const stub = `'slug', ${alias}.slug, 'name', ${organizationName(alias)}`;
  if (!flags.full) return `json_build_object(${identityJson('Organization', alias)}, ${stub})`;
  return `json_build_object(${recordedJson('Organization', alias, flags.recordedAt)}, ${stub},
      'names', ${when(flags.names, `SELECT ${namesJson('organization_id', alias)}`)}, 'kind', ${alias}.kind, 'country', ${alias}.country,
      'legalStanding', ${alias}.legal_standing, 'summary', ${alias}.summary,
      'parentKey', ${when(
        flags.parent,
        `SELECT pointer.to_organization_id FROM pointers pointer WHERE pointer.from_organization_id = ${alias}.id AND pointer.role = 'PARENT' LIMIT 1`,
      )})`;
}

/** An organization's primary name. */
export function organizationName(alias: string): string {
  return `(SELECT n.text FROM names n WHERE n.organization_id = ${alias}.id AND n.kind = 'PRIMARY')`;
}

/** The party of a row that has a `person_id` and an `organization_id`, one of them set. */
export function partyJson(alias: string, flags: PartyFlags): string {
  return `CASE WHEN ${alias}.person_id IS NOT NULL
    THEN (SELECT ${personJson('person', flags.person)} FROM persons person WHERE person.id = ${alias}.person_id)
    ELSE (SELECT ${organizationJson('organization', flags.organization)} FROM organizations organization WHERE organization.id = ${alias}.organization_id) END`;
}
