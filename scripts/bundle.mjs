/**
 * Puts each program together with the packages it uses into few files, out of what the compiler has written to `dist`:
 * to find and load thousands of modules took Node.js most of the time a command or the server needs to start.
 */
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { findNode } from '../apps/server/run-with-node.mjs';
import { ROOT } from './build-state.mjs';

const PROGRAMS = join(ROOT, 'dist/programs');
/** Until all of it is there. */
const BUILDING = join(ROOT, 'dist/programs.new');

/** What exports `run`, by what it is called in `dist/programs`. */
const ENTRIES = { server: 'dist/apps/server/src/serve.js', casetrail: 'dist/apps/cli/src/command.js' };
/** The server starts it from a file beside it. */
const WORKERS = { 'pack-graphiql.worker': 'dist/libs/pages/src/assets/pack-graphiql.worker.js' };

/** Loaded from where npm put them: one holds machine code, the other 9 MB that hardly anybody asks for. */
const APART = ['@node-rs/argon2', '@graphql-yoga/render-graphiql'];

/** Packages of ours offer to use these, and do without where they are not installed. */
const NOT_OURS = [
  '@apollo/subgraph',
  '@fastify/multipart',
  '@fastify/view',
  '@mercuriusjs/gateway',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer/storage',
  'prettier',
  'ts-morph',
  'typescript',
];

/** What our modules know of where they are, in one of CommonJS. */
const PLACE = {
  'import.meta.url': 'casetrailUrl',
  'import.meta.resolve': 'casetrailResolve',
  'import.meta.dirname': '__dirname',
  'import.meta.filename': '__filename',
};
/** The directive has to come first: what are modules of ECMAScript to the compiler would not be strict without it. */
const HEAD = `"use strict";const casetrailUrl = require('node:url').pathToFileURL(__filename).href;
const casetrailResolve = (name) => require('node:url').pathToFileURL(require.resolve(name)).href;`;

/** This one asks for other packages behind the bundler's back, and would get copies that know none of our classes. */
const ASKS_BEHIND = /@nestjs.mapped-types.dist.type-helpers\.utils\.js$/;
const ASKING = 'const require = createRequire(import.meta.url);\n';

const OPTIONS = {
  absWorkingDir: ROOT,
  outdir: BUILDING,
  bundle: true,
  platform: 'node',
  target: 'node24',
  // As Node.js itself would choose among the files of a package.
  mainFields: ['main'],
  conditions: [],
  // Half of what Node.js has to read at each start is space and comments. Classes are known by their names, which stay: to Nest, to TypeORM, and in
  // what is printed of an error.
  minifyWhitespace: true,
  minifySyntax: true,
  // Node.js prints the line of an error that nobody has caught before what the error says.
  lineLimit: 200,
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  external: [...APART, ...NOT_OURS],
  plugins: [{ name: 'one copy of each package', setup: keepOneCopy }],
  logLevel: 'warning',
};

/** @returns whether it could be done; what is wrong has been printed */
export async function bundle() {
  rmSync(BUILDING, { recursive: true, force: true });
  try {
    await Promise.all([
      build({
        ...OPTIONS,
        entryPoints: ENTRIES,
        format: 'cjs',
        outExtension: { '.js': '.cjs' },
        define: PLACE,
        banner: { js: HEAD },
        // What is loaded later by `import` is loaded by `require`, which a script of V8 has.
        supported: { 'dynamic-import': false },
      }),
      build({ ...OPTIONS, entryPoints: WORKERS, format: 'esm' }),
    ]);
  } catch (error) {
    if (!error.errors) throw error;
    return false;
  }
  if (!Object.keys(ENTRIES).every((name) => keepCompiled(join(BUILDING, `${name}.cjs`)))) return false;
  rmSync(PROGRAMS, { recursive: true, force: true });
  renameSync(BUILDING, PROGRAMS);
  return true;
}

/** Without the Node.js that is to run it, nothing can be compiled for it. */
function keepCompiled(file) {
  const node = findNode();
  if (!node) return true;
  const { status } = spawnSync(node, [join(ROOT, 'scripts/keep-compiled.mjs'), file], { stdio: ['ignore', 2, 2] });
  return status === 0;
}

function keepOneCopy(pluginBuild) {
  pluginBuild.onLoad({ filter: ASKS_BEHIND }, async ({ path }) => {
    const text = await readFile(path, 'utf8');
    if (!text.includes(ASKING)) throw new Error(`${path} asks for packages in another way: see scripts/bundle.mjs.`);
    return { contents: text.replace(ASKING, ''), loader: 'js' };
  });
}
