/**
 * Writes the files that are made from the code: `node scripts/generate.mjs [file …]`, all of them if none is named. With
 * `--check` it writes nothing and fails where a file is not what the code makes it.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ROOT } from './build-state.mjs';
import { drawLibraries } from './library-arrows.mjs';

const PICTURE = /(?<=<!-- libraries -->\n).*(?=<!-- \/libraries -->)/s;

/** Each file, and what it should be; `present` is what it is. */
const GENERATED = {
  'schema.graphql': () => {
    const schema = execFileSync(process.execPath, [join(ROOT, 'dist/apps/server/src/print-schema.js')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return `# Printed from the code by npm run schema:print: change it there.\n\n${schema}`;
  },
  'docs/vocabulary.md': async () => {
    const { renderVocabularyMarkdown } =
      await import('../dist/libs/timeline/src/vocabulary/render-vocabulary-markdown.js');
    return renderVocabularyMarkdown();
  },
  'README.md': (present) => {
    if (!PICTURE.test(present)) throw new Error('README.md has lost the place of its picture: <!-- libraries -->');
    return present.replace(PICTURE, `\n${drawLibraries(readdirSync(join(ROOT, 'libs')))}\n\n`);
  },
  'docs/adr/README.md': (present) => {
    const pages = readdirSync(join(ROOT, 'docs/adr')).filter((name) => /^\d{4}-.*\.md$/.test(name));
    const lines = pages.map((name) => `- [${name.slice(0, 4)}](${name}): ${titleOf(join(ROOT, 'docs/adr', name))}`);
    return `${present.split('\n- ')[0].trimEnd()}\n\n${lines.join('\n')}\n`;
  },
};

const check = process.argv.includes('--check');
const named = process.argv.slice(2).filter((argument) => argument !== '--check');
const unknown = named.find((file) => !(file in GENERATED));
if (unknown) throw new Error(`${unknown} is not generated: ${Object.keys(GENERATED).join(', ')} are.`);
if (!(await buildIfStale())) process.exit(1);
for (const file of named.length > 0 ? named : Object.keys(GENERATED)) await generate(file);

async function generate(file) {
  const path = join(ROOT, file);
  const present = readOrEmpty(path);
  const wanted = await GENERATED[file](present);
  if (present === wanted) return;
  if (!check) {
    writeFileSync(path, wanted);
    console.log(`${file} written`);
    return;
  }
  console.error(`${file} is not what the code makes it: run npm run generate. It ${difference(present, wanted)}`);
  process.exitCode = 1;
}

/** The first heading. */
function titleOf(page) {
  return readFileSync(page, 'utf8').match(/^# (.*)$/m)[1];
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The first line that differs. */
function difference(present, wanted) {
  const lines = present.split('\n');
  const should = wanted.split('\n');
  const at = should.findIndex((line, index) => line !== lines[index]);
  const number = at < 0 ? should.length : at;
  return `says in line ${number + 1}\n  ${lines[number] ?? '(nothing)'}\nand should say\n  ${should[number] ?? '(nothing)'}`;
}
