import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { GraphModule } from './graph/graph.module.js';

// Prints the graph's schema as the code makes it. Needs no database: nothing is asked for.
const app = await NestFactory.create(GraphModule, new FastifyAdapter(), { logger: ['error'], abortOnError: false });
await app.init();
const { schema } = app.get(GraphQLSchemaHost);
process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
await app.close();
