import type { RecordDraft } from './draft.js';

/** The founding article, and the letter it reports on. */
export const SOURCES: RecordDraft['sources'] = [
  {
    slug: 'bitter-winter-2021-02-05-bilash',
    kind: 'NEWS_ARTICLE',
    title: 'Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped',
    authors: [{ name: 'Laila Adilzhan', person: 'laila-adilzhan' }],
    publisher: 'bitter-winter',
    publishedOn: '2021-02-05',
    language: 'en',
    tags: ['Kazakhstan', 'Re-Education Camps'],
    reliability: 'C',
    disclosure: "The author is the defendant's wife.",
  },
  {
    slug: 'almaty-police-letter-174',
    kind: 'OFFICIAL_LETTER',
    title: 'Letter discontinuing the criminal case against Serikzhan Bilash under article 174',
    authors: [{ name: 'Rustam Abdrakhmanov', person: 'rustam-abdrakhmanov' }],
    publisher: 'almaty-internal-affairs',
    publishedOn: '[2020-05-01..2021-02-05]',
    reliability: 'B',
    disclosure: 'Known from a picture of it that the lawyer Shynkuat Baizhanov made public on Facebook.',
  },
];

/** The code that all charges with a known article are brought under. Official headings are not known. */
export const STATUTES: RecordDraft['statutes'] = [
  {
    slug: 'kz-criminal-code',
    title: 'Criminal Code of the Republic of Kazakhstan',
    country: 'KZ',
    adopted: '2014-07-03',
    inForce: '2015-01-01/..',
    citations: [
      {
        source: 'bitter-winter-2021-02-05-bilash',
        locator: 'for the code and its articles; title and dates of the code are general knowledge',
      },
    ],
    articles: [
      { number: '174', subject: 'inciting social hatred' },
      { number: '389', subject: 'unlawful appropriation of property' },
    ],
  },
];
