import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page, with everything it has asked for and everything it has complained about. */
export interface WatchedPage {
  readonly page: Page;
  /** Where its requests went, one entry for each, its workers' as well. */
  readonly origins: readonly string[];
  /** Errors and warnings of the console, what a Content-Security-Policy forbade among them, and exceptions. */
  readonly complaints: readonly string[];
  /** What axe finds, as "rule: element", leaving out what is inside these elements. */
  readonly violations: (...excluded: string[]) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/** Opens an empty page with a profile of its own. */
export async function watchedPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const origins: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => origins.push(new URL(request.url()).origin));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  return {
    page,
    origins,
    complaints,
    violations: async (...excluded) => {
      await page.evaluate(axe.source);
      return await page.evaluate<string[]>(
        `axe.run({ exclude: ${JSON.stringify(excluded)} }).then(({ violations }) =>
          violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`,
      );
    },
    close: () => context.close(),
  };
}
