import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { StatuteArticleFieldsResolver } from './statute-article-fields.resolver.js';
import { articleLoader, articleVersionLoader, statuteLoader } from './statute.loader.js';
import { StatutesResolver } from './statutes.resolver.js';
import { StatuteChangesResolver } from './record/statute-changes.resolver.js';
import { StatutesService } from './record/statutes.service.js';
import { ArticlesService } from './record/articles.service.js';

/** The law: codes, their articles, and the wording of these over time. */
@Module({
  providers: [StatutesResolver, StatuteArticleFieldsResolver, StatuteChangesResolver, StatutesService, ArticlesService],
})
export class StatutesModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Statute', statuteLoader);
    this.nodes.add('StatuteArticle', articleLoader);
    this.nodes.add('StatuteArticleVersion', articleVersionLoader);
  }
}
