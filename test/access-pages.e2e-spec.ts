import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Authenticator } from './support/authenticator.js';
import { startBrowser } from './support/browser.js';
import { type EdgeServer, startEdgeServer } from './support/edge-server.js';
import { type Outside, standInForOutside } from './support/outside.js';
import { watchedPage, type WatchedPage } from './support/watched-page.js';

jest.setTimeout(120_000);

const PASSWORD = 'correct horse, battery staple';

let server: EdgeServer;
let outside: Outside;
let browser: Browser;

beforeAll(async () => {
  outside = await standInForOutside();
  [server, browser] = await Promise.all([startEdgeServer(), startBrowser({ proxy: outside.proxy })]);
});

afterAll(async () => {
  await browser?.close();
  await server?.clear();
  await outside?.close();
});

const pathOf = (page: Page) => new URL(page.url()).pathname;

/** What is asked of every page: nothing that axe objects to, no script, nothing wider than the window. */
async function sound({ page, violations }: WatchedPage, path: string): Promise<void> {
  expect(pathOf(page)).toBe(path);
  expect(await page.locator('script').count()).toBe(0);
  expect(await violations()).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(page.viewportSize()?.width);
  if (process.env['SCREENSHOTS']) {
    const name = `${await page.innerText('h1')} ${page.viewportSize()?.width}`.replace(/\W+/g, '-');
    await page.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}.png`, fullPage: true });
  }
}

/** As it runs on the telephone. */
let authenticator: Authenticator;

describe('in a real browser', () => {
  it('the first account is made, a second factor set up, a token made, and all of it revoked', async () => {
    const watched = await watchedPage(browser, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    const { page } = watched;
    const [setup = ''] = /http:\S+\/setup\/\S+/.exec(server.output().stdout) ?? [];
    await page.goto(setup);
    await sound(watched, new URL(setup).pathname);
    await page.fill('#email', 'admin@example.org');
    await page.fill('#name', 'Somebody');
    await page.fill('#password', PASSWORD);
    await page.fill('#again', 'another password');
    await page.click('button');
    await sound(watched, new URL(setup).pathname);
    await page.fill('#password', PASSWORD);
    await page.fill('#again', PASSWORD);
    await page.click('button');

    await sound(watched, '/account/second-factor');
    authenticator = new Authenticator(await page.innerText('.secret'));
    await page.fill('#code', authenticator.code());
    await page.click('button');
    await sound(watched, '/account/second-factor');
    expect(await page.locator('.recovery-codes li').count()).toBe(10);
    await page.click('text=I have kept them');
    await sound(watched, '/account');

    await page.fill('#name', 'laptop');
    await page.check('#write');
    await page.click('text=Make the token');
    await sound(watched, '/account/tokens');
    const token = await page.innerText('.secret');
    expect(token).toMatch(/^casetrail_[\w-]{43}$/);
    await page.click('text=Back');
    await sound(watched, '/account');
    expect(await page.innerText('section')).toContain('laptop');

    await page.click('text=Manage all accounts');
    await sound(watched, '/accounts');
    await page.fill('#email', 'editor@example.org');
    await page.fill('#name', 'Редактор');
    await page.selectOption('#role', 'EDITOR');
    await page.click('text=Make the account');
    await sound(watched, '/accounts');
    const link = await page.innerText('.secret');
    expect(link).toMatch(new RegExp(`^${server.url}/setup/[\\w-]{43}$`));
    await page.click('text=Back');
    expect(await page.locator('.cards > li').allInnerTexts()).toEqual([
      expect.stringContaining('State: active. Second factor: yes.'),
      expect.stringContaining('State: invited. Second factor: no.'),
    ]);

    await page.goto(`${server.url}/account`);
    await page.check('#sure');
    await page.click('text=Revoke everything of mine');
    await sound(watched, '/account/revoke');
    await page.goto(`${server.url}/account`);
    await sound(watched, '/sign-in');
    expect(watched.complaints.filter((text) => !text.includes('status of 422'))).toEqual([]);
    expect([...new Set(watched.origins)]).toEqual([server.url]);
    expect(outside.requests).toEqual([]);
    await watched.close();
  });

  it('an admin signs in on a small phone in the dark, and a newcomer follows the link', async () => {
    const phone = { viewport: { width: 320, height: 568 }, colorScheme: 'dark' } as const;
    const watched = await watchedPage(browser, phone);
    const { page } = watched;
    await page.goto(`${server.url}/accounts`);
    await sound(watched, '/sign-in');
    const signIn = async (password: string) => {
      await page.fill('#email', 'admin@example.org');
      await page.fill('#password', password);
      await page.click('button');
    };
    await signIn('a wrong password');
    await sound(watched, '/sign-in');
    expect(await page.innerText('[role=alert]')).toMatch(/^That address and that password do not belong together/);
    await signIn(PASSWORD);
    await sound(watched, '/sign-in/code');
    await page.fill('#code', authenticator.code(1));
    await page.click('button');
    await sound(watched, '/account');
    await page.click('text=Manage all accounts');
    await sound(watched, '/accounts');
    await page.getByRole('button', { name: 'New password by link: Редактор' }).click();
    await sound(watched, '/accounts/link');
    const link = await page.innerText('.secret');

    const newcomer = await watchedPage(browser, phone);
    await newcomer.page.goto(link);
    await sound(newcomer, new URL(link).pathname);
    await newcomer.page.fill('#password', PASSWORD);
    await newcomer.page.fill('#again', PASSWORD);
    await newcomer.page.click('button');
    await sound(newcomer, '/account/second-factor');
    await newcomer.page.goto(link);
    await sound(newcomer, new URL(link).pathname);
    expect(await newcomer.page.innerText('h1')).toBe('This link does not work');
    await newcomer.close();

    await page.goto(`${server.url}/account`);
    await page.click('text=Sign out');
    await sound(watched, '/account/sign-out');
    await page.goto(`${server.url}/accounts`);
    expect(pathOf(page)).toBe('/sign-in');
    await watched.close();
  });
});
