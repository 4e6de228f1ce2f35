export { StatuteArticle } from './statute-article.type.js';
export { StatuteArticleVersion } from './statute-article-version.type.js';
export { StatuteArticleVersionEntity } from './statute-article-version.entity.js';
export { StatuteArticleEntity } from './statute-article.entity.js';
export { StatuteEntity } from './statute.entity.js';
export { articleJson, articleVersionJson } from './statute.sql.js';
export {
  type StatuteArticleDraft,
  type StatuteDraft,
  writeStatute,
  writeStatuteArticle,
  writeStatuteArticleVersion,
} from './write-statute.js';
export { statuteLoader } from './statute.loader.js';
export { StatutesModule } from './statutes.module.js';
export { StatuteArticleFieldsResolver } from './statute-article-fields.resolver.js';
