/** Keeps what V8 has compiled of a program when all of it is loaded: `node scripts/keep-compiled.mjs <file>`, by the Node.js that is to run it. */
import { renameSync, writeFileSync } from 'node:fs';
import { compiledOf, loadProgram } from '../apps/server/load-program.mjs';

const [file] = process.argv.slice(2);
const written = `${compiledOf(file)}.new`;
writeFileSync(written, loadProgram(file).compile());
renameSync(written, compiledOf(file));
// Nothing that was only loaded is to go on.
process.exit();
