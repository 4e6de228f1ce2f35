import { describe, expect, it } from '@jest/globals';
import { recordItem } from '../items/record-item.js';
import { sourceItem } from '../items/source-item.js';
import { ARTICLE, ARTICLE_READ, EDITION, EVENT, EVENT_URL } from '../testing/first-record.js';
import { readBack } from '../testing/read-back.js';
import { ris } from './ris.js';

const article = sourceItem(ARTICLE_READ);
const edition = recordItem(EDITION);
const event = recordItem(EDITION, EVENT);
const dated = (edtf: string) => sourceItem({ ...ARTICLE, publishedOn: { edtf } });

describe('RIS', () => {
  it('of the article', () => {
    expect(ris(article).split('\r\n')).toEqual([
      'TY  - NEWS',
      'ID  - bitter-winter-2021-02-05-bilash',
      'AU  - Adilzhan, Laila',
      'TI  - Kazakhstan: Criminal Case Against Serikzhan Bilash Dropped',
      'T2  - Bitter Winter',
      'PY  - 2021',
      'DA  - 2021/02/05/',
      'UR  - https://bitterwinter.example/a_b%20c#d',
      'Y2  - 2026/01/02/',
      'DB  - archive.example',
      'L2  - https://archive.example/1/a',
      'LA  - en',
      'ER  - ',
      '',
    ]);
  });

  it('of an event, and of an edition without the case it is in', () => {
    const lines = ris(event).split('\r\n');
    expect(lines).toEqual([
      'TY  - DATA',
      'ID  - kz-2020-bilash-389-8-event-01965f0e-7c1b-7a52-8e0f-3d1c5b9a2f46',
      'AU  - Casetrail',
      'TI  - Investigation opened (2020)',
      'T2  - Case of 2020 against Serikzhan Bilash under article 389',
      'PB  - Casetrail',
      'PY  - 2026',
      'DA  - 2026/11/20/',
      'ET  - 8, SHA-256 0123456789ab',
      'M3  - Event of a case record',
      `UR  - ${EVENT_URL}`,
      'N1  - Edition 8 of 2026-11-20, SHA-256 0123456789ab',
      'ER  - ',
      '',
    ]);
    expect(
      ris(edition)
        .split('\r\n')
        .map((line) => line.slice(0, 2)),
    ).toEqual(lines.map((line) => line.slice(0, 2)).filter((tag) => tag !== 'T2'));
  });

  it('is what Citation.js reads', () => {
    expect(readBack(ris(edition), 'ris')).toEqual({
      id: 'kz-2020-bilash-389-8',
      type: 'dataset',
      title: 'Case of 2020 against Serikzhan Bilash under article 389',
      author: [{ family: 'Casetrail' }],
      publisher: 'Casetrail',
      issued: { 'date-parts': [[2026, 11, 20]] },
      version: '8, SHA-256 0123456789ab',
      URL: 'https://casetrail.example/cases/kz-2020-bilash-389@8',
      note: 'Edition 8 of 2026-11-20, SHA-256 0123456789ab',
    });
  });

  it.each([
    ['2019-03?', ['PY  - 2019', 'DA  - 2019/03//circa']],
    ['2020-24', ['PY  - 2020', 'DA  - 2020///winter']],
    ['2019/2020-05', ['PY  - 2019', 'DA  - 2019///until 2020-05']],
    ['[..2021-02-05]', ['DA  - ///on or before 5 February 2021']],
    ['XXXX', []],
  ])('of a date %s', (edtf, lines) => {
    expect(ris(dated(edtf)).match(/^(PY|DA) {2}- [^\r]*/gm) ?? []).toEqual(lines);
  });
});
