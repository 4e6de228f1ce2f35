import { type Flag, type Flags, fuzzyJson, identityJson, recordedJson, when } from '@app/database';

/** Which parts of an article are asked for. */
export interface ArticleFlags {
  title: Flag;
  recordedAt: Flag;
}

/** Asks which parts of articles a statement is to bring. */
export function articleFlags(flags: Flags): ArticleFlags {
  return { title: flags.asked('StatuteArticle.title'), recordedAt: flags.asked('StatuteArticle.recordedAt') };
}

/**
 * An article: number, what it punishes, and the official heading of the wording now in force, or of the last one.
 */
export function articleJson(alias: string, flags: ArticleFlags): string {
  return `json_build_object(${recordedJson('StatuteArticle', alias, flags.recordedAt)}, 'statuteKey', ${alias}.statute_id,
    'number', ${alias}.number, 'subject', ${alias}.subject, 'title', ${when(flags.title, articleTitle(alias))})`;
}

/** The heading of the wording in force today; where none is, that of the latest. */
function articleTitle(alias: string): string {
  return `SELECT wording.title FROM statute_article_versions wording WHERE wording.article_id = ${alias}.id
    ORDER BY (coalesce(wording.in_force_earliest, '-infinity') <= current_date AND coalesce(wording.in_force_latest, 'infinity') >= current_date) DESC,
      wording.in_force_earliest DESC NULLS LAST, wording.language LIMIT 1`;
}

/** One wording of an article. */
export function articleVersionJson(alias: string): string {
  return `json_build_object(${identityJson('StatuteArticleVersion', alias)}, 'title', ${alias}.title, 'text', ${alias}.text,
    'language', ${alias}.language, 'inForce', ${fuzzyJson(`${alias}.in_force`)})`;
}
