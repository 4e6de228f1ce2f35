import { fuzzyJson, identityJson } from '@app/database';

/**
 * The part of an article that charges show: number, what it punishes, and the official heading of the wording now in
 * force, or of the last one.
 */
export function articleStub(alias: string): string {
  return `json_build_object(${identityJson('StatuteArticle', alias)}, 'statuteKey', ${alias}.statute_id, 'number', ${alias}.number,
    'subject', ${alias}.subject, 'title', ${articleTitle(alias)})`;
}

/** The heading of the wording in force today; where none is, that of the latest. */
export function articleTitle(alias: string): string {
  return `(SELECT wording.title FROM statute_article_versions wording WHERE wording.article_id = ${alias}.id
    ORDER BY (coalesce(wording.in_force_earliest, '-infinity') <= current_date AND coalesce(wording.in_force_latest, 'infinity') >= current_date) DESC,
      wording.in_force_earliest DESC NULLS LAST, wording.language LIMIT 1)`;
}

/** One wording of an article. */
export function articleVersionJson(alias: string): string {
  return `json_build_object(${identityJson('StatuteArticleVersion', alias)}, 'title', ${alias}.title, 'text', ${alias}.text,
    'language', ${alias}.language, 'inForce', ${fuzzyJson(`${alias}.in_force`)})`;
}
