import { describe, expect, it } from '@jest/globals';
import { cite } from './cite.js';
import { CitationStyle } from './citation-style.enum.js';
import { bibtex } from './formats/bibtex.js';
import { cslJsonFile } from './formats/csl-json.js';
import { ris } from './formats/ris.js';
import { recordItem } from './items/record-item.js';
import { sourceItem } from './items/source-item.js';
import { ARTICLE, EDITION, EVENT } from './testing/first-record.js';

const { APA, CHICAGO, MLA } = CitationStyle;
const article = sourceItem(ARTICLE);
const edition = recordItem(EDITION);
const event = recordItem(EDITION, EVENT);

describe('the first record', () => {
  // Read against: APA 10.1 (newspaper article) and 10.9 (data set); Chicago's and MLA's entries for a news article and a database record.
  it.each([
    [
      APA,
      article,
      'Adilzhan, L. (2021, February 5). Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped. Bitter Winter.',
    ],
    [
      CHICAGO,
      article,
      'Adilzhan, Laila. “Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped.” Bitter Winter, February 5, 2021.',
    ],
    [
      MLA,
      article,
      'Adilzhan, Laila. “Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped.” Bitter Winter, 5 Feb. 2021.',
    ],
    [
      APA,
      edition,
      'Casetrail. (2026). Case of 2020 against Serikzhan Bilash under article 389 (Version 8, SHA-256 0123456789ab, 2026-11-20) [Case record]. https://casetrail.example/cases/kz-2020-bilash-389@8',
    ],
    [
      CHICAGO,
      edition,
      'Casetrail. “Case of 2020 against Serikzhan Bilash under article 389.” Case record. Version 8, SHA-256 0123456789ab. Casetrail, November 20, 2026. https://casetrail.example/cases/kz-2020-bilash-389@8.',
    ],
    [
      MLA,
      edition,
      '“Case of 2020 against Serikzhan Bilash under article 389.” Case record. Version 8, SHA-256 0123456789ab, Casetrail, 20 Nov. 2026, https://casetrail.example/cases/kz-2020-bilash-389@8.',
    ],
    [
      APA,
      event,
      'Casetrail. (2026). Investigation opened (2020) [Event of a case record]. In Case of 2020 against Serikzhan Bilash under article 389 (Version 8, SHA-256 0123456789ab, 2026-11-20). https://casetrail.example/cases/kz-2020-bilash-389@8#event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46',
    ],
    [
      CHICAGO,
      event,
      'Casetrail. “Investigation opened (2020).” Event of a case record. In Case of 2020 against Serikzhan Bilash under article 389, version 8, SHA-256 0123456789ab. Casetrail, November 20, 2026. https://casetrail.example/cases/kz-2020-bilash-389@8#event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46.',
    ],
    [
      MLA,
      event,
      '“Investigation opened (2020).” Event of a case record. Case of 2020 against Serikzhan Bilash under article 389, Version 8, SHA-256 0123456789ab, Casetrail, 20 Nov. 2026, https://casetrail.example/cases/kz-2020-bilash-389@8#event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46.',
    ],
  ] as const)('in %s', (style, item, citation) => {
    expect(cite(item, style, 'en')).toBe(citation);
  });

  it.each([
    [APA, 'Adilzhan, L. (2021, February 5).', 'Bitter Winter. https://bitterwinter.example/a'],
    [CHICAGO, 'Adilzhan, Laila.', 'Bitter Winter, February 5, 2021. https://bitterwinter.example/a.'],
    [MLA, 'Adilzhan, Laila.', 'Bitter Winter, 5 Feb. 2021, https://bitterwinter.example/a.'],
  ])('in %s with the address that was read, and not the archive’s', (style, before, after) => {
    const read = {
      ...ARTICLE,
      url: 'https://bitterwinter.example/a',
      archivedUrl: 'https://archive.example/1/a',
      accessedOn: '2026-01-02',
    };
    const citation = cite(sourceItem(read), style, 'en');
    expect(citation.startsWith(before)).toBe(true);
    expect(citation.endsWith(after)).toBe(true);
    expect(citation).not.toContain('archive.example');
  });

  it('without a hash where nobody could check it', () => {
    expect(cite(recordItem({ ...EDITION, sha256: null }), MLA, 'en')).toBe(
      '“Case of 2020 against Serikzhan Bilash under article 389.” Case record. Version 8, Casetrail, 20 Nov. 2026, https://casetrail.example/cases/kz-2020-bilash-389@8.',
    );
  });

  it('without a number where it stands in no edition', () => {
    const permalink = 'https://casetrail.example/cases/kz-2020-bilash-389';
    const item = recordItem({ ...EDITION, sha256: null, permalink }, { ...EVENT, standing: false });
    expect(cite(item, MLA, 'en')).toBe(
      `“Investigation opened (2020).” Event of a case record. Case of 2020 against Serikzhan Bilash under article 389, Casetrail, 20 Nov. 2026, ${permalink}.`,
    );
    expect([item.id, item.version, item.note]).toEqual([
      'kz-2020-bilash-389#event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46',
      undefined,
      undefined,
    ]);
  });

  it('with the capitals of English where its title is known to be English', () => {
    expect(cite(recordItem({ ...EDITION, language: 'en' }), MLA, 'en')).toContain(
      '“Case of 2020 against Serikzhan Bilash under Article 389.”',
    );
    expect(cite({ ...article, language: 'ru', title: 'а это заголовок' }, MLA, 'en')).toContain('“а это заголовок.”');
  });
});

describe('languages', () => {
  it.each([
    ['ru-KZ', '«Case of 2020 against Serikzhan Bilash under article 389»', 'Версия 8, ', '20 ноябрь 2026 г.'],
    ['zh-Hant', '《Case of 2020 against Serikzhan Bilash under article 389》', '版 8, ', '2026年11月20日'],
    ['tr', '“Case of 2020 against Serikzhan Bilash under article 389”', 'Versiyon 8, ', '20 Kasım 2026'],
    ['fr', '« Case of 2020 against Serikzhan Bilash under article 389 »', 'Version 8, ', '20 novembre 2026'],
    ['de', '„Case of 2020 against Serikzhan Bilash under article 389“', 'Version 8, ', '20. November 2026'],
    ['es', '«Case of 2020 against Serikzhan Bilash under article 389»', 'Versión 8, ', '20 de noviembre de 2026'],
  ])('%s', (locale, title, version, date) => {
    // French sets its quotation marks off by spaces that do not break.
    const citation = cite(edition, CHICAGO, locale).replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(citation).toBe(
      `Casetrail. ${title}. Case record. ${version}SHA-256 0123456789ab. Casetrail, ${date.replace(/\.$/, '')}. https://casetrail.example/cases/kz-2020-bilash-389@8.`,
    );
  });

  it.each(['kk', 'ug-Arab', 'x-private', '', 'constructor'])('%p is English', (locale) => {
    expect(cite(article, MLA, locale)).toBe(cite(article, MLA, 'en'));
  });
});

describe('dates', () => {
  it.each([
    ['2019', '(2019)', '2019.', '2019.'],
    ['2019-03', '(2019, March)', 'March 2019.', 'Mar. 2019.'],
    ['2019?', '(ca. 2019)', '[2019?].', 'Circa 2019.'],
    ['2019-03~', '(ca. 2019, March)', '[March 2019?].', 'Circa Mar. 2019.'],
    ['2020-21', '(2020, Spring)', 'Spring 2020.', 'Spring 2020.'],
    ['2019/2020', '(2019–2020)', '2019–2020.', '2019–2020.'],
    ['2019-03-01/2019-05-02', '(2019, March 1–May 2)', 'March 1–May 2, 2019.', '1 Mar.–2 May 2019.'],
    ['2019/..', '(from 2019 onwards)', 'from 2019 onwards.', 'from 2019 onwards.'],
    [
      '[..2021-02-05]',
      '(on or before 5 February 2021)',
      'on or before 5 February 2021.',
      'on or before 5 February 2021.',
    ],
    ['199X', '(1990s)', '1990s.', '1990s.'],
    ['XXXX', '(n.d.)', 'n.d.', 'Bitter Winter.'],
  ])('%s is no more precise than that', (edtf, apa, chicago, mla) => {
    const item = sourceItem({ ...ARTICLE, publishedOn: { edtf } });
    expect(cite(item, APA, 'en')).toContain(` ${apa}. `);
    expect(cite(item, CHICAGO, 'en').endsWith(` ${chicago}`)).toBe(true);
    expect(cite(item, MLA, 'en').endsWith(` ${mla}`)).toBe(true);
  });

  it('are told in the language asked for where they need words', () => {
    const item = sourceItem({ ...ARTICLE, publishedOn: { edtf: '[..2021-02-05]' } }, 'ru');
    expect(item.issued).toEqual({ literal: 'не позднее 5 февраля 2021 года' });
    expect(recordItem(EDITION, { ...EVENT, date: { edtf: '2020-21' } }, 'ru').title).toBe(
      'Investigation opened (весна 2020 года)',
    );
  });
});

it.each([
  'COURT_DOCUMENT',
  'OFFICIAL_LETTER',
  'NGO_REPORT',
  'UN_DOCUMENT',
  'GOVERNMENT_STATEMENT',
  'SOCIAL_MEDIA_POST',
  'INTERVIEW',
  'TESTIMONY',
  'VIDEO',
  'DATASET',
  'OTHER',
] as const)('a source of kind %s has a title, an author and a year in each style', (kind) => {
  for (const style of [APA, CHICAGO, MLA])
    expect(cite(sourceItem({ ...ARTICLE, kind }), style, 'en')).toMatch(
      /^Adilzhan, .*Bilash Dropped.*2021|^Adilzhan, .*2021.*Bilash Dropped/,
    );
});

it('gives the formats that programs read as they are written, in every language', () => {
  expect(cite(article, CitationStyle.BIBTEX, 'ru')).toBe(bibtex(article));
  expect(cite(article, CitationStyle.RIS, 'ru')).toBe(ris(article));
  expect(cite(article, CitationStyle.CSL_JSON, 'ru')).toBe(cslJsonFile(article));
});
