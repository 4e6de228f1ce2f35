/**
 * Loads a program that the build has put together, with what V8 has compiled of it then: to compile thousands of functions as each is
 * called took a third of every start. The compile cache of Node.js holds only what is compiled before a module runs, which is next to nothing.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** What a module of CommonJS finds around it. */
const HEAD = '(function (exports, require, module, __filename, __dirname) {';

/** Where what is compiled of a program is kept. V8 takes it only from the same version of itself; without it, a start takes longer. */
export const compiledOf = (file) => `${file}.compiled`;

/**
 * @param {string} file  a module of CommonJS
 * @returns what it exports, and how to compile it with everything that has run by then
 */
export function loadProgram(file) {
  const script = new Script(`${HEAD}${readFileSync(file, 'utf8')}\n})`, {
    filename: file,
    columnOffset: -HEAD.length,
    cachedData: read(compiledOf(file)),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return { exports: module.exports, compile: () => script.createCachedData() };
}

function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
