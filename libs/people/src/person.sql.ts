import { confidentialityJson, type Flags, fuzzyJson, listJson, recordJson } from '@app/database';

/** A person, with what the document asks of persons. */
export function personJson(alias: string, flags: Flags): string {
  return recordJson(flags, 'Person', alias, {
    fields: {
      slug: `${alias}.slug`,
      name: primaryNameOf('person_id', alias),
      names: namesJson('person_id', alias),
      gender: `${alias}.gender`,
      born: fuzzyJson(`${alias}.born`),
      died: fuzzyJson(`${alias}.died`),
      nationalities: `${alias}.nationalities`,
      occupations: `${alias}.occupations`,
      summary: `${alias}.summary`,
    },
  });
}

/**
 * The primary name of a bearer, which is as visible as its bearer. In the past it may be more hidden: who was given another name
 * while hidden, and is shown again, stays hidden under the former one. There they are told of by the name they have now, which
 * somebody who was merged since has no more.
 */
export function primaryNameOf(column: 'person_id' | 'organization_id', alias: string): string {
  const primary = (names: string) =>
    `(SELECT n.text FROM ${names} n WHERE n.${column} = ${alias}.id AND n.kind = 'PRIMARY')`;
  return `coalesce(${primary('names')}, ${primary('live.names')}, ${alias}.slug)`;
}

/** The visible names of a bearer, in the order they were given. */
export function namesJson(column: 'person_id' | 'organization_id', alias: string): string {
  return listJson(
    `json_build_object('text', n.text, 'kind', n.kind, 'script', n.script, 'language', n.language, 'confidentiality', ${confidentialityJson('n')})`,
    `names n WHERE n.${column} = ${alias}.id`,
    'n.ordinal',
  );
}
