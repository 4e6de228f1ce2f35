import { AccessModule } from '@app/access';
import { CasesModule } from '@app/cases';
import { CitingModule } from '@app/citing';
import { NodeRegistry } from '@app/database';
import { FuzzyDateResolver } from '@app/kernel';
import { LedgerModule } from '@app/ledger';
import { OrganizationsModule } from '@app/organizations';
import { PeopleModule } from '@app/people';
import { PublishingModule } from '@app/publishing';
import { SourcesModule } from '@app/sources';
import { StatutesModule } from '@app/statutes';
import { TimelineModule } from '@app/timeline';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { Global, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { transformSchema } from './transform-schema.js';

/** The registry of loaders, for every library to add its own to. */
@Global()
@Module({ providers: [NodeRegistry], exports: [NodeRegistry] })
class NodesModule {}

/** The graph: every library's part of it. What asks it is compiled and run by the edge, see `edge/graphql/documents.ts`. */
@Module({
  imports: [
    NodesModule,
    AccessModule,
    LedgerModule,
    PeopleModule,
    OrganizationsModule,
    StatutesModule,
    SourcesModule,
    CasesModule,
    TimelineModule,
    PublishingModule,
    CitingModule,
    GraphQLModule.forRoot<MercuriusDriverConfig>({
      driver: MercuriusDriver,
      autoSchemaFile: true,
      sortSchema: true,
      // That the schema is sound is looked at when it is printed, by every run of the tests; to ask it about itself takes a start a twentieth of its time.
      buildSchemaOptions: { skipCheck: true },
      transformSchema,
      routes: false,
      graphiql: false,
    }),
  ],
  providers: [FuzzyDateResolver],
})
export class GraphModule {}
