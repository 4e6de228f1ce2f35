import { type Flags, fuzzyJson, recordJson } from '@app/database';

/** An article, with what the document asks of articles. */
export function articleJson(alias: string, flags: Flags): string {
  return recordJson(flags, 'StatuteArticle', alias, {
    needed: { statuteKey: `${alias}.statute_id` },
    fields: { number: `${alias}.number`, subject: `${alias}.subject`, title: `(${articleTitle(alias)})` },
  });
}

/** The heading of the wording in force today; where none is, that of the latest. */
function articleTitle(alias: string): string {
  return `SELECT wording.title FROM statute_article_versions wording WHERE wording.article_id = ${alias}.id
    ORDER BY (coalesce(wording.in_force_earliest, '-infinity') <= current_date AND coalesce(wording.in_force_latest, 'infinity') >= current_date) DESC,
      wording.in_force_earliest DESC NULLS LAST, wording.language LIMIT 1`;
}

/** One wording of an article. Its days are always there: which wording was in force is found by them. */
export function articleVersionJson(alias: string, flags: Flags): string {
  return recordJson(flags, 'StatuteArticleVersion', alias, {
    needed: { inForce: fuzzyJson(`${alias}.in_force`) },
    fields: { title: `${alias}.title`, text: `${alias}.text`, language: `${alias}.language` },
  });
}
