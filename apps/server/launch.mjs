/** Starts the server: `node apps/server/launch.mjs`. */
import { runWithNode } from './run-with-node.mjs';

await runWithNode('programs/server.cjs', import.meta.url);
