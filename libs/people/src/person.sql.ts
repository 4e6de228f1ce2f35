import { type Flags, fuzzyJson, identityJson, listJson, recordedJson, when } from '@app/database';

/** Placeholders of the parts of a person that are read only when asked for. */
export interface PersonFlags {
  full: string;
  names: string;
  recordedAt: string;
}

/** Numbers the flags of a person's parts in a statement. */
export function personFlags(flags: Flags): PersonFlags {
  return {
    full: flags.asked(
      ...['names', 'gender', 'born', 'died', 'nationalities', 'occupations', 'summary', 'confidentiality', 'version', 'recordedAt'].map(
        (field) => `Person.${field}`,
      ),
    ),
    names: flags.asked('Person.names'),
    recordedAt: flags.asked('Person.recordedAt'),
  };
}

/** A person: identity, slug and primary name always, the rest where a document asks for any of it. */
export function personJson(alias: string, flags: PersonFlags): string {
  const stub = `'slug', ${alias}.slug, 'name', ${personName(alias)}`;
  return `CASE WHEN ${flags.full} THEN json_build_object(${recordedJson('Person', alias, flags.recordedAt)}, ${stub},
      'names', ${when(flags.names, `SELECT ${namesJson('person_id', alias)}`)}, 'gender', ${alias}.gender, 'born', ${fuzzyJson(`${alias}.born`)},
      'died', ${fuzzyJson(`${alias}.died`)}, 'nationalities', ${alias}.nationalities, 'occupations', ${alias}.occupations, 'summary', ${alias}.summary)
    ELSE json_build_object(${identityJson('Person', alias)}, ${stub}) END`;
}

/** A person's primary name; never null, since the primary name is as visible as the person. */
export function personName(alias: string): string {
  return `(SELECT n.text FROM names n WHERE n.person_id = ${alias}.id AND n.kind = 'PRIMARY')`;
}

/** The visible names of a bearer, in the order they were given. */
export function namesJson(column: 'person_id' | 'organization_id', alias: string): string {
  return listJson(
    `json_build_object('text', n.text, 'kind', n.kind, 'script', n.script, 'language', n.language,
      'confidentiality', CASE n.reach WHEN 0 THEN 'PUBLIC' WHEN 1 THEN 'PARTNER' WHEN 2 THEN 'RESTRICTED' ELSE 'SEALED' END)`,
    `names n WHERE n.${column} = ${alias}.id`,
    'n.ordinal',
  );
}
