/** Runs a Node.js new enough for everything here: `node scripts/with-node.mjs <what node would be given>`. */
import { passOn } from '../apps/server/run-with-node.mjs';

passOn(process.argv.slice(2));
