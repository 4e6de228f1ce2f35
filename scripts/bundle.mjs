/**
 * Puts each program together with the packages it uses into few files, out of what the compiler has written to `dist`:
 * to find and load thousands of modules took Node.js most of the time a command or the server needs to start.
 */
import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './build-state.mjs';

const PROGRAMS = join(ROOT, 'dist/programs');

/** The programs, and the worker that the server starts from a file beside it, by what they are called in `dist/programs`. */
const ENTRIES = {
  server: 'dist/apps/server/src/main.js',
  casetrail: 'dist/apps/cli/src/main.js',
  'pack-graphiql.worker': 'dist/libs/pages/src/assets/pack-graphiql.worker.js',
};

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

/** What packages of CommonJS expect to find in a module. */
const COMMONJS = `import { createRequire as casetrailCreateRequire } from 'node:module';
const require = casetrailCreateRequire(import.meta.url);
const { dirname: __dirname, filename: __filename } = import.meta;`;

/** This one asks for other packages behind the bundler's back, and would get copies that know none of our classes. */
const ASKS_BEHIND = /@nestjs.mapped-types.dist.type-helpers\.utils\.js$/;
const ASKING = 'const require = createRequire(import.meta.url);\n';

const OPTIONS = {
  absWorkingDir: ROOT,
  entryPoints: ENTRIES,
  outdir: PROGRAMS,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // As Node.js itself would choose among the files of a package.
  mainFields: ['main'],
  conditions: [],
  // Half of what Node.js has to read at each start is space and comments. Classes are known by their names, which stay: to Nest, to TypeORM, and in
  // what is printed of an error.
  minifyWhitespace: true,
  minifySyntax: true,
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  external: [...APART, ...NOT_OURS],
  banner: { js: COMMONJS },
  plugins: [{ name: 'one copy of each package', setup: keepOneCopy }],
  metafile: true,
  logLevel: 'warning',
};

/** @returns whether it could be done; what is wrong has been printed */
export async function bundle() {
  try {
    const { metafile } = await build(OPTIONS);
    const written = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
    for (const name of readdirSync(PROGRAMS)) if (!written.has(name)) rmSync(join(PROGRAMS, name));
    return true;
  } catch (error) {
    if (!error.errors) throw error;
    return false;
  }
}

function keepOneCopy(pluginBuild) {
  pluginBuild.onLoad({ filter: ASKS_BEHIND }, async ({ path }) => {
    const text = await readFile(path, 'utf8');
    if (!text.includes(ASKING)) throw new Error(`${path} asks for packages in another way: see scripts/bundle.mjs.`);
    return { contents: text.replace(ASKING, ''), loader: 'js' };
  });
}
