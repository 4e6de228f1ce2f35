import type { CitedEdition, CitedEvent } from '../items/record-item.js';
import type { CitedSource } from '../items/source-item.js';

/** The founding record's article, an edition of one of its cases, and an event of that. */
export const ARTICLE: CitedSource = {
  slug: 'bitter-winter-2021-02-05-bilash',
  kind: 'NEWS_ARTICLE',
  title: 'Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped',
  authors: [{ name: 'Laila Adilzhan', isPerson: true }],
  publisher: 'Bitter Winter',
  publishedOn: { edtf: '2021-02-05' },
  url: null,
  archivedUrl: null,
  accessedOn: null,
  language: 'en',
};

export const EDITION: CitedEdition = {
  installation: 'Casetrail',
  slug: 'kz-2020-bilash-389',
  title: 'Case of 2020 against Serikzhan Bilash under article 389',
  seq: 8,
  at: '2026-11-20T09:30:00.000Z',
  sha256: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  permalink: 'https://casetrail.example/cases/kz-2020-bilash-389@8',
};

export const EVENT: CitedEvent = {
  anchor: 'event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46',
  title: 'Investigation opened',
  date: { edtf: '2020' },
};

/** The address of the event. */
export const EVENT_URL = `${EDITION.permalink}#${EVENT.anchor}`;

/** The article, as it might have been read on the web. */
export const ARTICLE_READ: CitedSource = {
  ...ARTICLE,
  url: 'https://bitterwinter.example/a_b%20c#d',
  archivedUrl: 'https://archive.example/1/a',
  accessedOn: '2026-01-02',
};
