import { isGiven, type Parameter } from '@app/database';

/**
 * The articles a filter names: `234` means 234 and what is below it (234.4.3), not 234-1. In the byte order of the
 * column everything below an article lies between its number with a dot and its number with the next character.
 */
export function articleIds(
  value: Parameter,
  statute: string | null | undefined,
  articles: readonly string[] | null | undefined,
): string {
  const conditions: string[] = [];
  if (isGiven(statute)) conditions.push(`code.slug = ${value(statute, 'text')}`);
  if (isGiven(articles)) {
    conditions.push(`EXISTS (SELECT FROM unnest(${value(articles, 'text[]')}) wanted (number) WHERE article.number = wanted.number
      OR (article.number >= wanted.number || '.' AND article.number < wanted.number || '/'))`);
  }
  return `SELECT article.id FROM statute_articles article JOIN statutes code ON code.id = article.statute_id WHERE ${conditions.join(' AND ')}`;
}
