import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startBrowser } from './support/browser.js';
import { type Outside, standInForOutside } from './support/outside.js';
import { watchedPage } from './support/watched-page.js';
import { WriteServer } from './support/write-server.js';
import { type MetaTag, readAsZotero } from './support/zotero.js';

jest.setTimeout(60_000);

let servers: WriteServer;
let outside: Outside;
let browser: Browser;
let url: string;

beforeAll(async () => {
  outside = await standInForOutside();
  [servers, browser] = await Promise.all([WriteServer.start(), startBrowser({ proxy: outside.proxy })]);
  ({ url } = servers.server);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await servers?.stop();
  await outside?.close();
});

const PAGES = [
  { path: 'cases/kz-2019-bilash', heading: 'Case of 2019 against Serikzhan Bilash' },
  { path: 'cases/kz-2020-bilash-389@8', heading: 'Case of 2020 against Serikzhan Bilash under article 389' },
  { path: 'people/serikzhan-bilash', heading: 'Serikzhan Bilash' },
  {
    path: 'sources/bitter-winter-2021-02-05-bilash',
    heading: 'Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped',
  },
  {
    path: 'cases/kz-2019-bilash/changes?from=1',
    heading: 'What changed: Case of 2019 against Serikzhan Bilash',
  },
];

const WINDOWS: readonly BrowserContextOptions[] = [
  { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { viewport: { width: 320, height: 568 } },
];

describe.each(PAGES)('$path', ({ path, heading }) => {
  it('has nothing that axe objects to, no script, and asks nothing of anybody else', async () => {
    for (const options of WINDOWS) {
      const { page, origins, complaints, violations, close } = await watchedPage(browser, options);
      const answer = await page.goto(`${url}/${path}`);
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()['content-type']).toBe('text/html; charset=utf-8');
      expect(await page.innerText('h1')).toBe(heading);
      expect(await page.locator('script').count()).toBe(0);
      expect(await violations()).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport?.width);
      expect([...new Set(origins)]).toEqual([url]);
      expect(complaints).toEqual([]);
      await close();
    }
    expect(outside.requests).toEqual([]);
  });
});

it('leads from a case to its people, sources and formats, each of which is there', async () => {
  const { page, close } = await watchedPage(browser);
  for (const { path } of PAGES) {
    await page.goto(`${url}/${path}`);
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href], link[href]')].map(({ href }) => href)`,
    );
    const own = [...new Set(links.filter((link) => link.startsWith(url)).map((link) => link.split('#')[0]!))];
    const statuses = await Promise.all(own.map(async (link) => [link, (await fetch(link)).status]));
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
    const anchors = links
      .filter((link) => link.startsWith(`${page.url().split('#')[0]}#`))
      .map((link) => new URL(link).hash.slice(1));
    const missing = await page.evaluate<string[]>(
      `${JSON.stringify(anchors)}.filter((id) => document.getElementById(id) === null)`,
    );
    expect(missing).toEqual([]);
  }
  await close();
});

describe('in the head of a page, reference managers find', () => {
  async function tagsOf(path: string): Promise<MetaTag[]> {
    const { page, close } = await watchedPage(browser);
    await page.goto(`${url}/${path}`);
    const tags = await page.evaluate<MetaTag[]>(
      `[...document.querySelectorAll('head > meta[name]')].map(({ name, content }) => [name, content])`,
    );
    await close();
    return tags.filter(([name]) => /^[a-z]+[_.:]/i.test(name));
  }

  it('a case as a record of ours', async () => {
    const address = `${url}/cases/kz-2020-bilash-389@8`;
    const { case: found } = await servers.public.data<{ case: { edition: { at: string } } }>(
      '{ case(slug: "kz-2020-bilash-389") { edition { at } } }',
    );
    const date = found.edition.at.slice(0, 10).replaceAll('-', '/');
    const tags = await tagsOf('cases/kz-2020-bilash-389');
    expect(tags).toEqual([
      ['z:itemType', 'dataset'],
      ['citation_title', 'Case of 2020 against Serikzhan Bilash under article 389'],
      ['citation_author', 'Casetrail'],
      ['citation_publication_date', date],
      ['citation_publisher', 'Casetrail'],
      ['citation_language', 'en'],
      ['citation_public_url', address],
      ['citation_abstract_html_url', address],
    ]);
    expect(readAsZotero(tags)).toEqual({
      itemType: 'dataset',
      creators: [{ lastName: 'Casetrail' }],
      fields: {
        title: 'Case of 2020 against Serikzhan Bilash under article 389',
        date,
        publisher: 'Casetrail',
        language: 'en',
        url: address,
      },
    });
  });

  it('a source as what it is', async () => {
    const address = `${url}/sources/bitter-winter-2021-02-05-bilash@2`;
    const tags = await tagsOf('sources/bitter-winter-2021-02-05-bilash');
    expect(tags).toEqual([
      ['z:itemType', 'newspaperArticle'],
      ['citation_title', 'Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped'],
      ['citation_author', 'Adilzhan, Laila'],
      ['citation_publication_date', '2021/02/05'],
      ['DC.source', 'Bitter Winter'],
      ['citation_language', 'en'],
      ['citation_public_url', address],
      ['citation_abstract_html_url', address],
    ]);
    expect(readAsZotero(tags)).toEqual({
      itemType: 'newspaperArticle',
      creators: [{ firstName: 'Laila', lastName: 'Adilzhan' }],
      fields: {
        title: 'Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped',
        date: '2021/02/05',
        publicationTitle: 'Bitter Winter',
        language: 'en',
        url: address,
      },
    });
  });

  it('also a person and a letter, each as its kind', async () => {
    const paths = ['people/serikzhan-bilash', 'sources/almaty-police-letter-174'];
    const items = await Promise.all(paths.map(async (path) => readAsZotero(await tagsOf(path))));
    expect(items.map(({ itemType, fields }) => [itemType, fields['title']])).toEqual([
      ['dataset', 'Serikzhan Bilash'],
      ['document', expect.any(String)],
    ]);
  });
});

it('a page is told anew each time, and not again to who has it', async () => {
  const asked = await fetch(`${url}/cases/kz-2020-bilash-389@8`, { headers: { accept: 'text/html' } });
  const etag = asked.headers.get('etag')!;
  expect([asked.status, asked.headers.get('cache-control'), asked.headers.get('vary')]).toEqual([
    200,
    'public, no-cache',
    'Accept',
  ]);
  expect(asked.headers.get('content-security-policy')).toBe(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'; img-src 'self'",
  );
  const again = await fetch(`${url}/cases/kz-2020-bilash-389@8`, {
    headers: { accept: 'text/html', 'if-none-match': etag },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const picture = await fetch(`${url}/cases/kz-2020-bilash-389`, { headers: { accept: 'image/png' } });
  expect([picture.status, ((await picture.json()) as { code: string }).code]).toEqual([406, 'NOT_ACCEPTABLE']);
});
