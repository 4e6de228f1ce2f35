import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { hostileText, HOSTILE } from '../testing/hostile.js';
import { fullViews } from '../testing/views.js';
import { CSV_FORMAT } from './csv.js';
import { inert } from './csv-cell.js';
import type { EditionView } from './edition-view.js';

const written = (view: EditionView): string => CSV_FORMAT.write(view) as string;
const read = (view: EditionView): string[][] => parse(written(view), { bom: true });

const EVENT_COLUMNS =
  '"case","edition","event","address","kind","date","earliest","latest","title","summary","place","actor","involved","charges","defendants","penalties","restraint","attribution","disputed","irregular","irregularity","corrects","rights","wgad_categories","sources","disputed_by"';

describe('the table of', () => {
  const { case: ofCase, person, source } = fullViews();

  it('a case has a row an event', () => {
    const events = (address: string) => [
      `"one-case","${address.split('@')[1]}","00000000-0000-4000-8000-000000000020","${address}#event-00000000-0000-4000-8000-000000000020","INVESTIGATION_OPENED","2020","2020-01-01","2020-12-31","Opened",,,,,,,,,,"false","false",,,,,"article (p. 3)",`,
      `"one-case","${address.split('@')[1]}","00000000-0000-4000-8000-000000000021","${address}#event-00000000-0000-4000-8000-000000000021","SENTENCED","2020-03-01","2020-03-01","2020-03-01","Sentenced","Summary","Place","Paper","Author; Paper","174; Libel","Defendant","FINE P5Y suspended 100.50 KZT from 2020-03-02 until 2020-03-01/.. (Penalty) [Defendant]","BAIL until 2020-04-01 (Conditions)","Attribution","true","true","Irregularity","00000000-0000-4000-8000-000000000020","ICCPR-19; UDHR-19","II","article (p. 3)","letter"`,
      '',
    ];
    const text = (address: string) => `\ufeff${[EVENT_COLUMNS, ...events(address)].join('\r\n')}`;
    expect(written(ofCase)).toBe(text('https://casetrail.example/cases/one-case@7'));
    // Each event is where it stands in the edition of its case, whoever's the table is.
    expect(written(person)).toBe(text('https://casetrail.example/cases/one-case@6'));
  });

  it('a source has one row', () => {
    expect(written(source)).toBe(
      [
        '\ufeff"source","edition","address","kind","title","authors","publisher","published","earliest","latest","url","archived_url","accessed","language","tags","reliability","disclosure","sources","disputed_by"',
        '"article","7","https://casetrail.example/sources/article@7","NEWS_ARTICLE","Title of article","A. Author; Editors","Paper","2020-05-06","2020-05-06","2020-05-06","https://paper.example/one","https://archive.example/paper.example/one","2020-06-01","ru","tag one; tag two","B","Disclosure",,"letter"',
        '',
      ].join('\r\n'),
    );
  });
});

describe('a cell', () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'=1"],
    ['\r\n=1', "'=1"],
    ['\u202e\u200c=1', "'\u200c=1"],
    ['\uff1d1', "'\uff1d1"],
    ['\ufe63\u22121', "'\ufe63\u22121"],
    ['"=1"', '\'"=1"'],
    ['one;=1;two', "one;'=1;two"],
    ['one; -1', "one;' -1"],
    ["'=1", "'=1"],
    ['a=b, -c', 'a=b, -c'],
    ['2020-01-01', '2020-01-01'],
  ])('of %j is inert', (text, cell) => {
    expect(inert(text)).toBe(cell);
  });
});

it('has the same rows and columns, and no formula, whatever it says', () => {
  const shape = (table: string[][]) => table.map((row) => row.length);
  const plain = fullViews();
  const check = (say: (place: string) => string) => {
    const hostile = fullViews(say);
    for (const kind of ['case', 'person', 'source'] as const) {
      const table = read(hostile[kind]);
      expect(shape(table)).toEqual(shape(read(plain[kind])));
      for (const cell of table.flat()) expect(cell.normalize('NFKC')).not.toMatch(/(?:^|;)[\s"]*[=+\-@]|[\t\r\n\0]/u);
      // Where a semicolon separates, each line splits at every one, also within what RFC 4180 quotes.
      for (const cell of written(hostile[kind]).split(/[;\r\n]/)) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/u);
    }
  };
  for (const text of HOSTILE) check(() => text);
  fc.assert(
    fc.property(hostileText, (text) => check((place) => `${text}${place}`)),
    { numRuns: 60 },
  );
});
