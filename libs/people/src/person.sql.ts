import { type Flag, type Flags, fuzzyJson, identityJson, listJson, recordedJson, when } from '@app/database';

/** Which parts of a person are asked for. */
export interface PersonFlags {
  full: Flag;
  names: Flag;
  recordedAt: Flag;
}

/** Asks which parts of persons a statement is to bring. */
export function personFlags(flags: Flags): PersonFlags {
  return {
    full: flags.asked(
      ...[
        'names',
        'gender',
        'born',
        'died',
        'nationalities',
        'occupations',
        'summary',
        'confidentiality',
        'version',
        'recordedAt',
      ].map((field) => `Person.${field}`),
    ),
    names: flags.asked('Person.names'),
    recordedAt: flags.asked('Person.recordedAt'),
  };
}

/** A person: identity, slug and primary name always, the rest where a document asks for any of it. */
export function personJson(alias: string, flags: PersonFlags): string {
  const stub = `'slug', ${alias}.slug, 'name', ${personName(alias)}`;
  if (!flags.full) return `json_build_object(${identityJson('Person', alias)}, ${stub})`;
  return `json_build_object(${recordedJson('Person', alias, flags.recordedAt)}, ${stub},
      'names', ${when(flags.names, `SELECT ${namesJson('person_id', alias)}`)}, 'gender', ${alias}.gender, 'born', ${fuzzyJson(`${alias}.born`)},
      'died', ${fuzzyJson(`${alias}.died`)}, 'nationalities', ${alias}.nationalities, 'occupations', ${alias}.occupations, 'summary', ${alias}.summary)`;
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
