import {
  childrenLoader,
  fuzzyJson,
  listJson,
  type LoaderFactory,
  recordJson,
  recordLoader,
  ShapedStatement,
} from '@app/database';
import DataLoader from 'dataloader';
import { articleJson, articleVersionJson } from './statute.sql.js';
import type { StatuteArticleVersion } from './statute-article-version.type.js';
import type { StatuteArticle } from './statute-article.type.js';
import type { Statute } from './statute.type.js';

/** Statutes by id or slug. */
export const statuteLoader = recordLoader<Statute>(
  'statutes',
  (flags) => `SELECT statute.id AS key, statute.slug, ${recordJson(flags, 'Statute', 'statute', {
    fields: {
      slug: 'statute.slug',
      title: 'statute.title',
      country: 'statute.country',
      adopted: fuzzyJson('statute.adopted'),
      inForce: fuzzyJson('statute.in_force'),
      uri: 'statute.uri',
    },
  })} AS record
    FROM statutes statute WHERE statute.id = ANY ($1::uuid[]) OR statute.slug = ANY ($2::text[])`,
);

/** Articles by id. */
export const articleLoader = recordLoader<StatuteArticle>(
  'statute-articles',
  (flags) => `SELECT article.id AS key, NULL AS slug, ${articleJson('article', flags)} AS record
    FROM statute_articles article WHERE article.id = ANY ($1::uuid[]) AND $2::text[] IS NOT NULL`,
);

/** An article by what people call it. */
export interface ArticleNumber {
  statuteKey: string;
  number: string;
}

const NUMBERED = new ShapedStatement(
  'statute-articles-by-number',
  (flags) => `SELECT wanted.place, ${articleJson('article', flags)} AS record
    FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY wanted (statute, number, place)
    JOIN statute_articles article ON article.statute_id = wanted.statute AND article.number = wanted.number`,
);

/** Articles by statute and number. */
export const articleByNumberLoader: LoaderFactory<ArticleNumber, StatuteArticle | null> = ({ read, asked }) =>
  new DataLoader<ArticleNumber, StatuteArticle | null, string>(
    async (wanted) => {
      const values = [wanted.map(({ statuteKey }) => statuteKey), wanted.map(({ number }) => number)];
      const rows = await read.rows<{ place: string; record: StatuteArticle }>(NUMBERED.for(asked, values), values);
      const found = new Map(rows.map(({ place, record }) => [Number(place), record]));
      return wanted.map((_, index) => found.get(index + 1) ?? null);
    },
    { cacheKeyFn: ({ statuteKey, number }) => `${statuteKey} ${number}` },
  );

/** Wordings by id. */
export const articleVersionLoader = recordLoader<StatuteArticleVersion>(
  'statute-article-versions',
  (flags) => `SELECT wording.id AS key, NULL AS slug, ${articleVersionJson('wording', flags)} AS record
    FROM statute_article_versions wording WHERE wording.id = ANY ($1::uuid[]) AND $2::text[] IS NOT NULL`,
);

/** All wordings of an article, the oldest first. */
export const versionsOfArticleLoader = childrenLoader<StatuteArticleVersion>(
  'versions-of-article',
  (flags) =>
    `SELECT parent.key AS parent, ${listJson(
      articleVersionJson('wording', flags),
      'statute_article_versions wording WHERE wording.article_id = parent.key',
      'wording.in_force_earliest NULLS FIRST, wording.language',
    )} AS records FROM unnest($1::uuid[]) parent (key)`,
);
