import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startBrowser } from './support/browser.js';
import { DataFolder } from './support/data-folder.js';
import { type Outside, standInForOutside } from './support/outside.js';
import { ROOT } from './support/program.js';
import { type RunningServer, startServer } from './support/start-server.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';
import { watchedPage, type WatchedPage } from './support/watched-page.js';

const FOLDER = join(ROOT, 'docs/queries');
const stored = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const slugs = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => name.slice(0, -'.graphql'.length));
const titleOf = (slug: string) => stored(`${slug}.graphql`).split('\n', 1)[0]?.slice(2);

const EXECUTE = 'button.graphiql-execute-button';
const QUERY = '.graphiql-query-editor .view-lines';
const VARIABLES = '.graphiql-editor-tool .view-lines >> visible=true';
const ANSWER = '.result-window .view-lines';

let database: TestDatabase;
let data: DataFolder;
let server: RunningServer;
let outside: Outside;
let browser: Browser;
let watched: WatchedPage;

beforeAll(async () => {
  database = await createTestDatabase();
  data = new DataFolder();
  outside = await standInForOutside();
  [server, browser] = await Promise.all([
    startServer({ env: { ...data.env, ...database.env, CASETRAIL_SEED: 'first-record' } }),
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

jest.setTimeout(60_000);

beforeEach(async () => {
  watched = await watchedPage(browser, { viewport: { width: 1400, height: 900 } });
});
afterEach(() => watched.close());

/** Runs what is in the editor, and returns what the server was sent and what it answered. */
async function run(): Promise<{ asked: unknown; answer: unknown }> {
  const { page } = watched;
  const question = ({ url, body }: { url: string; body: string | null }): boolean =>
    url === `${server.url}/graphql` && body !== null && !body.includes('IntrospectionQuery');
  const [response] = await Promise.all([
    page.waitForResponse((answer) => question({ url: answer.url(), body: answer.request().postData() })),
    page.click(EXECUTE),
  ]);
  return { asked: response.request().postDataJSON(), answer: await response.json() };
}

describe('the explorer', () => {
  it('answers the founding question, chosen by keyboard alone from the list', async () => {
    const { page, origins, complaints } = watched;
    await page.goto(`${server.url}/explorer`);
    const links = page.locator('nav a');
    expect(await links.allInnerTexts()).toEqual(slugs.map(titleOf));

    const founding = page.locator('nav a', { hasText: titleOf('bilash-174-389') });
    await page.locator('body').press('Tab');
    expect(await page.innerText(':focus')).toBe('Skip to the content');
    await page.keyboard.press('Tab');
    expect(await page.innerText(':focus')).toBe('Casetrail');
    for (let count = 0; count <= slugs.indexOf('bilash-174-389'); count += 1) await page.keyboard.press('Tab');
    expect(await page.innerText(':focus')).toBe(await founding.innerText());
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}/explorer?question=bilash-174-389`);
    expect(await founding.getAttribute('aria-current')).toBe('page');
    await page.locator(QUERY, { hasText: 'serikzhan-bilash' }).waitFor();

    const { answer } = await run();
    expect(answer).toEqual(JSON.parse(stored('bilash-174-389.json')));
    // The editor draws only what is in view: a window in which all of the answer is.
    await page.setViewportSize({ width: 2200, height: 16_000 });
    await page.locator(ANSWER, { hasText: 'UNDER_INVESTIGATION' }).waitFor();
    const shown = (await page.innerText(ANSWER)).replaceAll(/\s/g, '');
    expect(shown).toBe(JSON.stringify(answer).replaceAll(/\s/g, ''));
    expect(shown).toContain('"status":"DROPPED"');
    expect(shown).toContain('"status":"UNDER_INVESTIGATION"');

    expect([...new Set(origins)]).toEqual([server.url]);
    expect(outside.requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('opens a stored question together with its variables', async () => {
    const { page, complaints } = watched;
    await page.goto(`${server.url}/explorer?question=a-life-in-cases`);
    await page.locator(VARIABLES, { hasText: 'serikzhan-bilash' }).waitFor();
    const { asked, answer } = await run();
    expect(asked).toMatchObject({ variables: JSON.parse(stored('a-life-in-cases.variables.json')) as object });
    expect(answer).toEqual(JSON.parse(stored('a-life-in-cases.json')));
    expect(complaints).toEqual([]);
  });

  it('shows what can be asked', async () => {
    const { page, complaints } = watched;
    await page.goto(`${server.url}/explorer`);
    await page.click('button[aria-label="Show Documentation Explorer"]');
    await page.click('.graphiql-doc-explorer-type-name:text-is("Query")');
    await page.locator('.graphiql-doc-explorer-content', { hasText: 'cases' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('leaves no trace of what was asked: no cookie, nothing in lasting storage or in the address', async () => {
    const { page } = watched;
    await page.goto(`${server.url}/explorer`);
    await page.locator(QUERY, { hasText: 'Ctrl-Enter' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('{ person(slug: "serikzhan-bilash") { name } }');
    expect((await run()).answer).toEqual({ data: { person: { name: 'Serikzhan Bilash' } } });
    expect(page.url()).toBe(`${server.url}/explorer`);
    expect(await page.context().cookies()).toEqual([]);
    // The editor saves a while after the last key. What is kept ends with the tab.
    await page.waitForFunction(`JSON.stringify(sessionStorage).includes('serikzhan-bilash')`);
    expect(await page.evaluate('JSON.stringify(localStorage)')).toBe('{}');
  });

  it('has nothing that axe objects to around the editor', async () => {
    await watched.page.goto(`${server.url}/explorer?question=bilash-174-389`);
    await watched.page.waitForSelector(EXECUTE);
    expect(await watched.violations('#editor > *')).toEqual([]);
  });

  it('fits a phone', async () => {
    const phone = await watchedPage(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await phone.page.goto(`${server.url}/explorer?question=bilash-174-389`);
    await phone.page.waitForSelector(EXECUTE);
    expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await phone.page.evaluate('document.documentElement.scrollHeight - document.body.scrollHeight')).toBe(0);
    const [editor, answer] = await Promise.all(
      ['.graphiql-editors', '.graphiql-response'].map((part) => phone.page.locator(part).boundingBox()),
    );
    expect((editor?.y ?? 0) + (editor?.height ?? 0)).toBeLessThanOrEqual(answer?.y ?? 0);
    await phone.close();
  });

  it('shows the text of a question where there is no JavaScript', async () => {
    const plain = await watchedPage(browser, { javaScriptEnabled: false });
    await plain.page.goto(`${server.url}/explorer?question=a-life-in-cases`);
    expect(await plain.page.locator('main pre').allInnerTexts()).toEqual([
      stored('a-life-in-cases.graphql'),
      stored('a-life-in-cases.variables.json').trim(),
    ]);
    expect(await plain.page.innerText('main')).toContain('The editor needs JavaScript.');
    await plain.close();
  });

  it.each(['no-such', '../../package', '<script>'])('says that there is no stored question %j', async (slug) => {
    const response = await fetch(`${server.url}/explorer?question=${encodeURIComponent(slug)}`);
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toContain('<p role="status">There is no stored question of that name.</p>');
    expect(text).not.toContain(slug);
  });
});
