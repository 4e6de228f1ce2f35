import type { Asked } from '@app/database';

/**
 * What an edition asks of the statements of the read path. A field more changes the bytes of every edition: that is another
 * format, see ADR 0028. Left out is what changes while the record does not: the heading of an article in force today, versions,
 * which count hidden changes too, and whatever the vocabulary says of a kind.
 */
const FIELDS: Readonly<Record<string, string>> = {
  Case: 'slug title kind country summary fileNumbers standing opened closed rights citations participants charges timeline related',
  CaseParticipant: 'party role period note standing custody citations',
  Charge:
    'defendant article articleVersion pinpoint offence allegedConduct conductDate conductPlace standing replaces citations',
  CaseEvent:
    'date title summary place actor involved charges defendants penalties restraint attribution disputed irregular irregularity corrects after rights wgadCategories citations',
  RelatedCase: 'case kind note citations',
  Citation: 'source locator quote stance credibility',
  Source:
    'slug kind title authors publisher publishedOn url archivedUrl accessedOn language tags reliability disclosure',
  Person: 'slug name names',
  Organization: 'slug name names kind country',
  StatuteArticle: 'number subject',
  StatuteArticleVersion: 'title text language',
  Statute: 'slug title country adopted inForce uri',
};

const asking = (fields: Readonly<Record<string, string>>): Asked => {
  const asked = new Set(
    Object.entries(fields).flatMap(([type, names]) => [
      `${type}.*`,
      ...names.split(' ').map((name) => `${type}.${name}`),
    ]),
  );
  return { any: (...names) => names.some((name) => asked.has(name)) };
};

/** What is asked of everything, but for the person whose edition it is. */
export const EDITION_FIELDS = asking(FIELDS);

/** What a person's edition asks of the person. */
export const PERSON_FIELDS = asking({
  Person: 'slug name names gender born died nationalities occupations summary',
});
