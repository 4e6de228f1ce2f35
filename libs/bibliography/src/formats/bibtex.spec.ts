import { describe, expect, it } from '@jest/globals';
import { recordItem } from '../items/record-item.js';
import { sourceItem } from '../items/source-item.js';
import { ARTICLE, ARTICLE_READ, EDITION, EVENT, EVENT_URL } from '../testing/first-record.js';
import { readBack } from '../testing/read-back.js';
import { bibtex } from './bibtex.js';
import { citationKey } from './citation-key.js';

const article = sourceItem(ARTICLE_READ);
const edition = recordItem(EDITION);
const event = recordItem(EDITION, EVENT);
const dated = (edtf: string) => sourceItem({ ...ARTICLE, publishedOn: { edtf } });

describe('BibTeX', () => {
  it('of the article', () => {
    expect(bibtex(article)).toBe(`@article{bitter-winter-2021-02-05-bilash,
  author = {Adilzhan, Laila},
  title = {{Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped}},
  journal = {{Bitter Winter}},
  date = {2021-02-05},
  year = {2021},
  month = feb,
  url = {https://bitterwinter.example/a_b%20c#d},
  urldate = {2026-01-02},
  addendum = {Archived at https://archive.example/1/a},
  language = {en},
}
`);
  });

  it('of an edition', () => {
    expect(bibtex(edition)).toBe(`@dataset{kz-2020-bilash-389-8,
  author = {{Casetrail}},
  title = {{Case of 2020 against Serikzhan Bilash under article 389}},
  publisher = {{Casetrail}},
  date = {2026-11-20},
  year = {2026},
  month = nov,
  type = {Case record},
  version = {8, SHA-256 0123456789ab},
  url = {https://casetrail.example/cases/kz-2020-bilash-389@8},
  note = {Edition 8 of 2026-11-20, SHA-256 0123456789ab},
}
`);
  });

  it('of an event', () => {
    expect(bibtex(event)).toBe(`@incollection{kz-2020-bilash-389-8-event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46,
  author = {{Casetrail}},
  title = {{Investigation opened (2020)}},
  booktitle = {{Case of 2020 against Serikzhan Bilash under article 389}},
  publisher = {{Casetrail}},
  date = {2026-11-20},
  year = {2026},
  month = nov,
  type = {Event of a case record},
  version = {8, SHA-256 0123456789ab},
  url = {${EVENT_URL}},
  note = {Edition 8 of 2026-11-20, SHA-256 0123456789ab},
}
`);
  });

  it('is what Citation.js reads', () => {
    expect(readBack(bibtex(event), 'bibtex')).toEqual({
      id: 'kz-2020-bilash-389-8-event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46',
      'citation-key': 'kz-2020-bilash-389-8-event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46',
      type: 'chapter',
      title: 'Investigation opened (2020)',
      'container-title': 'Case of 2020 against Serikzhan Bilash under article 389',
      author: [{ family: 'Casetrail' }],
      publisher: 'Casetrail',
      issued: { 'date-parts': [[2026, 11, 20]] },
      genre: 'Event of a case record',
      version: '8, SHA-256 0123456789ab',
      URL: EVENT_URL,
      note: 'Edition 8 of 2026-11-20, SHA-256 0123456789ab',
    });
    expect(readBack(bibtex(article), 'bibtex')).toMatchObject({
      author: [{ family: 'Adilzhan', given: 'Laila' }],
      'container-title': 'Bitter Winter',
      issued: { 'date-parts': [[2021, 2, 5]] },
      accessed: { 'date-parts': [[2026, 1, 2]] },
      URL: 'https://bitterwinter.example/a_b%20c#d',
    });
  });

  it.each([
    ['2019', ['date = {2019}', 'year = {2019}']],
    ['2019-03?', ['date = {2019-03~}', 'year = {2019}', 'month = mar']],
    ['2020-24', ['date = {2020-24}', 'year = {2020}']],
    ['2019/2020-05', ['date = {2019/2020-05}', 'year = {2019}']],
    ['[..2021-02-05]', ['year = {{on or before 5 February 2021}}']],
    ['XXXX', []],
  ])('of a date %s', (edtf, lines) => {
    const found = bibtex(dated(edtf)).match(/^ {2}(date|year|month) = .*(?=,$)/gm) ?? [];
    expect(found.map((line) => line.trim())).toEqual(lines);
  });

  it.each([
    ['kz-2020-bilash-389@8#event-1', 'kz-2020-bilash-389-8-event-1'],
    ['дело №1, {x}', '1-x'],
    ['дело', 'item'],
  ])('names %j %j', (id, key) => {
    expect(citationKey(id)).toBe(key);
  });
});
