import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import * as graphiql from '@graphql-yoga/render-graphiql/graphiql';
import { GRAPHIQL_FILES } from './graphiql-files.js';

/** The package is a module of texts, 9 MB of them: read and packed here, they hold up nobody and go with this thread. */
parentPort?.postMessage(
  Object.entries(GRAPHIQL_FILES).map(([name, text]) => [name, gzipSync(graphiql[text])] as const),
);
