import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import * as graphiql from '@graphql-yoga/render-graphiql/graphiql';
import { GRAPHIQL_FILES } from './graphiql-files.js';

/** The package is a module of texts: 9 MB, which take 50 MB of memory once loaded. They go when this thread does. */
parentPort?.postMessage(
  Object.entries(GRAPHIQL_FILES).map(([name, text]) => [name, gzipSync(graphiql[text])] as const),
);
