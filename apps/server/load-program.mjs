/**
 * Loads a program that the build has put together, with what V8 has compiled of it then: to compile thousands of functions as each is
 * called took a third of every start. The compile cache of Node.js holds only what is compiled before a module runs, which is next to nothing.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { readCompiled } from './compiled.mjs';

/** What a module of CommonJS finds around it. */
const HEAD = '(function (exports, require, module, __filename, __dirname) {';

/**
 * @param {string} file  a module of CommonJS
 * @returns what it exports; whether it was compiled before; and how to compile it with everything that has run by then
 */
export function loadProgram(file) {
  const source = readFileSync(file);
  const cachedData = readCompiled(file, source);
  const script = new Script(`${HEAD}${source.toString('utf8')}\n})`, {
    filename: file,
    columnOffset: -HEAD.length,
    cachedData,
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return {
    exports: module.exports,
    // Not by another version of V8.
    compiledBefore: cachedData !== undefined && script.cachedDataRejected === false,
    compile: () => script.createCachedData(),
  };
}
