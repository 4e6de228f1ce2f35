import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { type BrowserProgram, packagedChromium } from './packaged-chromium.js';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a real browser, without a window, on an empty profile: the one of CHROMIUM_PATH, else one that is installed,
 * else the one that comes by npm. One for each spec file; the caller closes it.
 * @param proxy  where it sends everything but requests to this machine, such as http://127.0.0.1:8080
 */
export async function startBrowser({ proxy }: { proxy?: string } = {}): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return await chromium.launch({
    executablePath,
    env,
    headless: true,
    args: proxy === undefined ? FLAGS : [...FLAGS, `--proxy-server=${proxy}`],
  });
}

async function findBrowser(): Promise<BrowserProgram> {
  const { CHROMIUM_PATH, PATH = '', HOME = '' } = process.env;
  const executablePath = CHROMIUM_PATH || INSTALLED.find((path) => existsSync(path));
  return executablePath === undefined ? await packagedChromium() : { executablePath, env: { PATH, HOME } };
}
