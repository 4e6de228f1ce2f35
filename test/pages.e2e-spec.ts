import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startBrowser } from './support/browser.js';
import { DataFolder } from './support/data-folder.js';
import { type Outside, standInForOutside } from './support/outside.js';
import { ROOT } from './support/program.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';
import { watchedPage } from './support/watched-page.js';

let database: TestDatabase;
let data: DataFolder;
let server: RunningServer;
let outside: Outside;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  data = new DataFolder();
  outside = await standInForOutside();
  [server, browser] = await Promise.all([
    startServer({ env: { ...data.env, ...database.env, CASETRAIL_SEED: 'none' } }),
    startBrowser({ proxy: outside.proxy }),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await outside?.close();
  await database?.drop();
  data?.remove();
});

const BASE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

describe.each([
  { path: '/', policy: `${BASE}; style-src 'self'; img-src 'self'`, cached: 'no-cache' },
  {
    path: '/explorer',
    policy:
      `${BASE}; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; ` +
      "connect-src 'self'; worker-src 'self'",
    cached: 'no-cache',
  },
  { path: '/licence', policy: BASE, cached: null },
  { path: '/documentation/readme', policy: BASE, cached: null },
  { path: '/source.tar.gz', policy: BASE, cached: null },
])('$path', ({ path, policy, cached }) => {
  it('allows exactly what it needs, and sets no cookie', async () => {
    const { status, headers } = await fetch(`${server.url}${path}`);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toBe(policy);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe(cached);
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('the start page', () => {
  it.each<{ name: string; options: BrowserContextOptions }>([
    { name: 'in the light', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } },
    { name: 'in the dark', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } },
    { name: 'on a small phone', options: { viewport: { width: 320, height: 568 } } },
  ])('has nothing that axe objects to, and asks nothing of anybody else, $name', async ({ options }) => {
    const { page, origins, complaints, violations, close } = await watchedPage(browser, options);
    await page.goto(server.url);
    expect(await page.innerText('h1')).toBe('Casetrail');
    expect(await page.locator('script').count()).toBe(0);
    expect(await violations()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport?.width);
    expect([...new Set(origins)]).toEqual([server.url]);
    expect(outside.requests).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads to the explorer, every stored question, documentation, licence and source, and all of it is there', async () => {
    const { page, close } = await watchedPage(browser);
    await page.goto(server.url);
    const links = await page.locator('a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    const questions = readdirSync(join(ROOT, 'docs/queries'))
      .filter((name) => name.endsWith('.graphql'))
      .map((name) => `/explorer?question=${name.slice(0, -'.graphql'.length)}`);
    expect(links).toEqual([
      '/explorer',
      ...questions,
      '/documentation/readme',
      '/documentation/schema.graphql',
      '/documentation/vocabulary',
      '/sign-in',
      '/licence',
      '/source.tar.gz',
    ]);
    const answers = await Promise.all(links.map(async (link) => (await fetch(`${server.url}${link}`)).status));
    expect(answers).toEqual(links.map(() => 200));
    await close();
  });
});

describe('what pages load', () => {
  it('never changes under its address, and comes packed only to who can unpack it', async () => {
    const page = await (await fetch(server.url)).text();
    const [address = ''] = /\/assets\/[0-9a-f]{16}\/pages\.css/.exec(page) ?? [];
    const answers = await Promise.all(
      ['gzip', 'identity'].map((accepted) =>
        fetch(`${server.url}${address}`, { headers: { 'accept-encoding': accepted } }),
      ),
    );
    expect(answers.map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null]);
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('vary')).toContain('accept-encoding');
      expect(await answer.text()).toBe(readFileSync(join(ROOT, 'libs/pages/assets/pages.css'), 'utf8'));
    }
  });

  it.each([
    '/assets/0000000000000000/pages.css',
    '/assets/x/..%2f..%2f..%2fpackage.json',
    '/assets/x/__proto__',
    '/documentation/constructor',
    '/documentation/..%2fpackage.json',
  ])('is not %s', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  });
});

describe('the source', () => {
  it('is everything that belongs to it, and nothing else that lies there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'source-'));
    try {
      const archive = join(folder, 'source.tar.gz');
      writeFileSync(archive, Buffer.from(await (await fetch(`${server.url}/source.tar.gz`)).arrayBuffer()));
      const names = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n');
      const inProject = names.map((name) => name.replace(/^casetrail\//, ''));
      const present = readdirSync(ROOT, { withFileTypes: true });
      const files = present.filter(
        (entry) => entry.isFile() && /(^LICENSE|\.(json|m?js|md|graphql))$/.test(entry.name),
      );
      const hidden = ['.ci', '.editorconfig', '.gitignore', '.npmrc', '.prettierignore'];
      const folders = ['apps', 'docs', 'libs', 'migrations', 'scripts', 'test'];
      const known = [...files.map(({ name }) => name), ...hidden, ...folders];
      const tops = [...new Set(inProject.map((name) => name.split('/')[0] ?? ''))];
      expect(tops.filter((name) => !known.includes(name))).toEqual([]);
      expect(files.map(({ name }) => name).filter((name) => !tops.includes(name))).toEqual([]);
      expect(inProject).toContain('libs/pages/src/documents/source-archive.ts');
      expect(inProject.filter((name) => name.includes('node_modules'))).toEqual([]);
      execFileSync('tar', ['-xzf', archive, '-C', folder]);
      const unpacked = readFileSync(join(folder, 'casetrail/package.json'), 'utf8');
      expect(unpacked).toBe(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
