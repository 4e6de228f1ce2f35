/** Starts the server: `node apps/server/launch.mjs`. */
import { runWithNode } from './run-with-node.mjs';

await runWithNode('apps/server/src/main.js');
