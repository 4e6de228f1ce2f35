import type { EditionDocument, EditionView, EventFates, RecordGone } from '@app/citing';
import type { Assets } from '../../assets/assets.js';
import { pageFormat } from '../pages/edition-page.js';

const page = pageFormat({ address: (name: string) => `/assets/1/${name}` } as unknown as Assets);

const AT = '2026-11-21T10:00:00.000Z';

/** What each event of a document became: another with the same words. */
const corrected = (document: EditionDocument): EventFates =>
  new Map(('timeline' in document ? document.timeline : []).map((by) => [by.id, { became: 'CORRECTED', at: AT, by }]));

/** The page of an edition that has been superseded. */
export async function pageOf(
  document: EditionDocument,
  fates = corrected(document),
  gone: RecordGone | null = null,
): Promise<string> {
  const view: EditionView = {
    document,
    bytes: Buffer.alloc(0),
    sealed: 'a'.repeat(64),
    url: 'http://127.0.0.1:1',
    permalink: 'http://127.0.0.1:1/cases/x@8',
    latest: 9,
    next: { seq: 9, at: AT },
    afterwards: () => Promise.resolve({ gone, fates }),
  };
  return String(await page.write(view));
}
