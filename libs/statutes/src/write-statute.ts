import { FuzzyDateColumns, insertRecord } from '@app/database';
import type { EntityManager } from 'typeorm';
import { numberKey } from './number-key.js';
import { StatuteArticleVersionEntity } from './statute-article-version.entity.js';
import { StatuteArticleEntity } from './statute-article.entity.js';
import { StatuteEntity } from './statute.entity.js';

/** The law names nobody: statutes, their articles and their wording are PUBLIC from the start. */
const PUBLIC = { tier: 0 };

/** A statute to be written; dates are EDTF. */
export interface StatuteDraft {
  slug: string;
  title: string;
  country: string;
  adopted?: string | null;
  inForce?: string | null;
  uri?: string | null;
}

/** Writes a statute, and answers its id. */
export async function writeStatute(manager: EntityManager, draft: StatuteDraft): Promise<string> {
  const { slug, title, country } = draft;
  return insertRecord(
    manager,
    StatuteEntity,
    {
      slug,
      title,
      country,
      adopted: FuzzyDateColumns.of(draft.adopted),
      inForce: FuzzyDateColumns.of(draft.inForce),
      uri: draft.uri ?? null,
    },
    PUBLIC,
  );
}

/** An article to be written. */
export interface StatuteArticleDraft {
  statuteId: string;
  number: string;
  subject?: string | null;
}

/** Writes an article of a statute, and answers its id. */
export async function writeStatuteArticle(manager: EntityManager, draft: StatuteArticleDraft): Promise<string> {
  const { statuteId, number } = draft;
  return insertRecord(
    manager,
    StatuteArticleEntity,
    { statuteId, number, numberKey: numberKey(number), subject: draft.subject ?? null },
    PUBLIC,
  );
}

/** A wording of an article to be written. */
export interface StatuteArticleVersionDraft {
  articleId: string;
  title: string;
  text?: string | null;
  language: string;
  inForce: string;
}

/** Writes a wording of an article; the database refuses two in force on one day in one language. */
export async function writeStatuteArticleVersion(
  manager: EntityManager,
  draft: StatuteArticleVersionDraft,
): Promise<string> {
  const { articleId, title, language } = draft;
  return insertRecord(
    manager,
    StatuteArticleVersionEntity,
    { articleId, title, text: draft.text ?? null, language, inForce: FuzzyDateColumns.of(draft.inForce) },
    PUBLIC,
  );
}
