import { isGiven, type Parameter } from '@app/database';

/**
 * The articles a filter names: `234` means 234 and what is below it (234.4.3), not 234-1. In the byte order of the
 * column everything below an article lies between its number with a dot and its number with the next character.
 *
 * To be compared with as `= ANY (ARRAY(…))`: an array is computed first and looked up by index. As `IN (…)` the planner
 * takes it for a great part of all articles, and reads every case in order until a page is full, which it may never be.
 */
export function articleIds(
  value: Parameter,
  statute: string | null | undefined,
  articles: readonly string[] | null | undefined,
): string {
  const law = isGiven(statute)
    ? `JOIN statutes code ON code.id = article.statute_id AND code.slug = ${value(statute, 'text')}`
    : '';
  if (!isGiven(articles)) return `SELECT article.id FROM statute_articles article ${law}`;
  return `SELECT article.id FROM unnest(${value(articles, 'text[]')}) wanted (number) JOIN statute_articles article
    ON article.number = wanted.number OR (article.number >= wanted.number || '.' AND article.number < wanted.number || '/') ${law}`;
}
