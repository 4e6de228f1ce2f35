/** Keeps what V8 has compiled of a program when all of it is loaded: `node scripts/keep-compiled.mjs <file>`, by the Node.js that is to run it. */
import { loadProgram } from '../apps/server/load-program.mjs';
import { writeCompiled } from '../apps/server/compiled.mjs';

const [file] = process.argv.slice(2);
writeCompiled(file, loadProgram(file).compile());
// Nothing that was only loaded is to go on.
process.exit();
