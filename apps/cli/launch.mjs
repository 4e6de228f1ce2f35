/** Starts the command line: `node apps/cli/launch.mjs <command>`. */
import { runWithNode } from '../server/run-with-node.mjs';

await runWithNode('programs/casetrail.cjs', import.meta.url);
