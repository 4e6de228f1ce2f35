import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { assertValidSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { READERS_URL } from '@app/citing';
import { memberDataSource, POOLS, WRITES } from '@app/database';
import { Global, Module } from '@nestjs/common';
import { GraphModule } from './graph/graph.module.js';

/** A data source that is never opened, and what nobody asks for. */
@Global()
@Module({
  providers: [
    { provide: WRITES, useValue: memberDataSource('', []) },
    { provide: POOLS, useValue: null },
    { provide: READERS_URL, useValue: null },
  ],
  exports: [WRITES, POOLS, READERS_URL],
})
class NoDatabaseModule {}

@Module({ imports: [NoDatabaseModule, GraphModule] })
class SchemaModule {}

// Prints the graph's schema as the code makes it. Needs no database: nothing is asked for.
const app = await NestFactory.create(SchemaModule, new FastifyAdapter(), { logger: ['error'], abortOnError: false });
await app.init();
const { schema } = app.get(GraphQLSchemaHost);
// The server does not look, to start sooner.
assertValidSchema(schema);
process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
await app.close();
