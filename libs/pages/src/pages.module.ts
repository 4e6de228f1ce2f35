import { SignIn } from '@app/access';
import { CitingModule } from '@app/citing';
import { WRITES } from '@app/database';
import { Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccountController } from './account/account.controller.js';
import { AccountsController } from './account/accounts.controller.js';
import { SecondFactorController } from './account/second-factor.controller.js';
import { SetupController } from './account/setup.controller.js';
import { SignInController } from './account/sign-in.controller.js';
import { Visits } from './account/visits.js';
import { AssetsController } from './assets/assets.controller.js';
import { Assets } from './assets/assets.js';
import { DocumentsController } from './documents/documents.controller.js';
import { SourceArchive } from './documents/source-archive.js';
import { ChangesController } from './editions/serving/changes.controller.js';
import { EditionsController } from './editions/serving/editions.controller.js';
import { PreflightController } from './editions/serving/preflight.controller.js';
import { ExplorerController } from './explorer/explorer.controller.js';
import { StoredQueries } from './explorer/stored-queries.js';
import { StartController } from './start/start.controller.js';

/** The pages that people open in a browser. */
@Module({
  imports: [CitingModule],
  controllers: [
    StartController,
    EditionsController,
    ChangesController,
    PreflightController,
    ExplorerController,
    AssetsController,
    DocumentsController,
    SetupController,
    SignInController,
    SecondFactorController,
    AccountController,
    AccountsController,
  ],
  providers: [
    StoredQueries,
    Assets,
    SourceArchive,
    Visits,
    { provide: SignIn, useFactory: (source: DataSource) => new SignIn(source), inject: [WRITES] },
  ],
})
export class PagesModule {}
