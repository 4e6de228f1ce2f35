import { NodeRegistry } from '@app/database';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CitationSubjectResolver } from './citation-subject.resolver.js';
import { citationLoader } from './citation.loader.js';
import { RecordedCitationsResolver } from './recorded-citations.resolver.js';
import { sourceLoader } from './source.loader.js';
import { SourcesResolver } from './sources.resolver.js';
import { SourceChangesResolver } from './record/source-changes.resolver.js';
import { SourcesService } from './record/sources.service.js';
import { CitationsService } from './record/citations.service.js';

/** Sources, and the citations by which everything else rests on them. */
@Module({
  providers: [
    SourcesResolver,
    RecordedCitationsResolver,
    CitationSubjectResolver,
    SourceChangesResolver,
    SourcesService,
    CitationsService,
  ],
})
export class SourcesModule implements OnModuleInit {
  constructor(private readonly nodes: NodeRegistry) {}

  onModuleInit(): void {
    this.nodes.add('Source', sourceLoader);
    this.nodes.add('Citation', citationLoader);
  }
}
