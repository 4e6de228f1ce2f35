import { Module } from '@nestjs/common';
import { AssetsController } from './assets/assets.controller.js';
import { Assets } from './assets/assets.js';
import { DocumentsController } from './documents/documents.controller.js';
import { SourceArchive } from './documents/source-archive.js';
import { ExplorerController } from './explorer/explorer.controller.js';
import { StoredQueries } from './explorer/stored-queries.js';
import { StartController } from './start/start.controller.js';

/** The pages that people open in a browser. */
@Module({
  controllers: [StartController, ExplorerController, AssetsController, DocumentsController],
  providers: [StoredQueries, Assets, SourceArchive],
})
export class PagesModule {}
