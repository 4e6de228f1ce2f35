import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { PROJECT_FOLDER } from '../project-folder.js';
import { tarOf, type TarFile } from './tar.js';

/**
 * What the source consists of. A list of what belongs to it, not of what does not: whatever else an operator keeps in
 * the project folder, such as data, keys and settings, must never be handed out.
 */
const FOLDERS = ['.ci', 'apps', 'docs', 'libs', 'migrations', 'scripts', 'test'];
const FILES = [
  '.dependency-cruiser.mjs',
  '.editorconfig',
  '.gitignore',
  '.npmrc',
  '.oxlintrc.json',
  '.prettierignore',
  '.prettierrc.json',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'jest.config.js',
  'knip.json',
  'nest-cli.json',
  'package-lock.json',
  'package.json',
  'schema.graphql',
  'tsconfig.build.json',
  'tsconfig.json',
];

/** The source of this server, as the licence has it offered to everybody who uses it. */
@Injectable()
export class SourceArchive {
  private packed: Promise<Buffer> | undefined;

  /** A tar archive, compressed; made for the first who asks, and kept. */
  async archive(): Promise<Buffer> {
    this.packed ??= packSource(PROJECT_FOLDER).catch((error: unknown) => {
      // The next who asks has it tried again.
      this.packed = undefined;
      throw error;
    });
    return await this.packed;
  }
}

async function packSource(project: string): Promise<Buffer> {
  const top = await readdir(project, { withFileTypes: true });
  const paths = top.filter((entry) => entry.isFile() && FILES.includes(entry.name)).map(({ name }) => name);
  for (const { name } of top.filter((entry) => entry.isDirectory() && FOLDERS.includes(entry.name))) {
    paths.push(...(await filesBelow(project, name)));
  }
  const files = paths.toSorted().map(async (path): Promise<TarFile> => ({
    path: `casetrail/${path}`,
    content: await readFile(join(project, path)),
  }));
  return await promisify(gzip)(tarOf(await Promise.all(files)));
}

/** Regular files only, and none that is hidden or that npm has put there. */
async function filesBelow(project: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(project, folder), { withFileTypes: true });
  const seen = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  const below = seen.map(async (entry): Promise<string[]> => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return await filesBelow(project, path);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(below)).flat();
}
