import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json, and with it what is served as it lies there: queries, styles, documents. */
export const PROJECT_FOLDER = folderAbove(import.meta.dirname);

/** Climbs, because this file is deeper down once it is compiled. */
function folderAbove(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`There is no package.json in ${start} or above it.`);
  }
}
